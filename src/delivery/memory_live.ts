import type { Project, ProjectValue } from "../compose/project.ts";
import { projectComposer } from "../live/project_composer.ts";
import type { Snapshot } from "../live/live.ts";
import { Publisher } from "../live/publisher.ts";
import { userConfigLayer } from "../live/user_config.ts";
import type { Clock } from "../runtime/clock.ts";
import { MemoryFiles } from "../runtime/memory_files.ts";
import { systemRandom } from "../runtime/random.ts";
import { LocalLive } from "./local_live.ts";

/** Where the files of a test stand; nobody sees it but in origins. */
const workingDirectory = "/memory";

/** What a test gives beside the files. */
export interface MemoryLiveOptions<Schema = unknown> extends Partial<Omit<Project<Schema>, "dir">> {
  /** Overrides, as on the command line. */
  readonly overrides?: readonly string[];
  /** Environment variables. Default: none is set. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A live configuration whose files a test writes. */
export class MemoryLive<T = unknown> extends LocalLive<T> {
  readonly #files: MemoryFiles;
  readonly #publisher: Publisher;

  /** @internal */
  constructor(files: MemoryFiles, publisher: Publisher) {
    super(publisher, (content) => userConfigLayer(content, { time: 0 }));
    this.#files = files;
    this.#publisher = publisher;
  }

  /**
   * Writes a file, or with null takes it away, and composes again: what subscribers hear is what an edited file
   * would bring them.
   *
   * @throws {ConfigError} when the change is refused: then the snapshot before stays in force
   */
  edit(path: string, text: string | null): Snapshot<T> {
    const place = `${workingDirectory}/${path}`;
    if (text === null) this.#files.remove(place);
    else this.#files.write(place, text);
    this.#publisher.reload();
    const [rejection] = this.#publisher.rejections;
    if (rejection !== undefined) throw rejection.error;
    return this.current;
  }
}

/**
 * A live configuration of files in memory, for the tests of programs that run on one: it composes, validates and
 * delivers as `watch` does, without a disk, a socket or a wait.
 *
 * @param files texts by path, such as `config.yaml` and `db/mysql.yaml`
 * @param options what else a project says
 * @throws {ConfigError} what `compose` throws
 * @example
 * ```ts
 * import { memoryLive } from "@hydrant/config/testing";
 * import assert from "node:assert/strict";
 *
 * const live = memoryLive({ "config.yaml": "threshold: 0.5" });
 * const heard: unknown[] = [];
 * const subscription = live.subscribe("threshold", (value) => void heard.push(value));
 * live.edit("config.yaml", "threshold: 0.9");
 * await subscription.settled();
 * assert.deepEqual(heard, [0.5, 0.9]);
 * await live.close();
 * ```
 */
export function memoryLive<Schema = unknown>(
  files: Readonly<Record<string, string>>,
  options: MemoryLiveOptions<Schema> = {},
): MemoryLive<ProjectValue<Schema>> {
  const { overrides = [], env = {}, ...project } = options;
  const memory = new MemoryFiles(
    Object.fromEntries(Object.entries(files).map(([path, text]) => [`${workingDirectory}/${path}`, text])),
  );
  const composer = projectComposer({ ...project, dir: "." }, { overrides, env, workingDirectory, now: 0 });
  const publisher = new Publisher({
    composer,
    files: memory,
    watchDirectory: () => ({ close: () => {} }),
    clock: standingClock,
    random: systemRandom,
  });
  return new MemoryLive<ProjectValue<Schema>>(memory, publisher);
}

/** Nothing happens by itself in a test. */
const standingClock: Clock = {
  now: () => 0,
  monotonic: () => 0,
  schedule: () => ({ cancel: () => {} }),
};
