import type { ComposeOptions } from "../compose/compose.ts";
import type { Project, ProjectValue } from "../compose/project.ts";
import type { Live } from "../live/live.ts";
import { projectComposer } from "../live/project_composer.ts";
import { Publisher, type Rejection } from "../live/publisher.ts";
import { userConfigLayer } from "../live/user_config.ts";
import type { WatchTimes } from "../live/watcher.ts";
import { systemClock } from "../runtime/clock.ts";
import { localFileSystem } from "../runtime/file_system.ts";
import { watchLocalDirectory } from "../runtime/file_watch.ts";
import { systemRandom } from "../runtime/random.ts";
import { LocalLive } from "./local_live.ts";

/** How a project is composed and watched. */
export interface WatchOptions extends Omit<ComposeOptions, "files" | "kept" | "now">, WatchTimes {
  /** Hears of changes that were refused; what was in force stays so. Default: nobody. */
  readonly onRejection?: (rejection: Rejection) => void;
}

/**
 * Composes a project and keeps it alive: watches what the composition read and what it looked for, composes again,
 * and makes a new snapshot of what resolves, validates and differs. Ends with `close`.
 *
 * @throws {ConfigError} what `compose` throws, when the first composition fails
 * @example
 * ```ts no-run
 * import { watch } from "@hydrant/config";
 *
 * await using live = await watch({ dir: "conf" });
 * live.subscribe("", (value, change) => console.log(change.generation.number, value));
 * ```
 */
// Async, so that what fails at the start rejects as it does with `connect`.
// deno-lint-ignore require-await
export async function watch<Schema = unknown>(
  project: Project<Schema>,
  options: WatchOptions = {},
): Promise<Live<ProjectValue<Schema>>> {
  const { userConfig, onRejection, quietMs, maxWaitMs, pollMs, ...composing } = options;
  const layer = (content: unknown) => userConfigLayer(content, { time: systemClock.now() });
  const publisher = new Publisher({
    composer: projectComposer(project, { ...composing, now: systemClock.now() }),
    files: localFileSystem,
    watchDirectory: watchLocalDirectory,
    clock: systemClock,
    random: systemRandom,
    ...(userConfig === undefined ? {} : { layers: [layer(userConfig)] }),
    ...(quietMs === undefined ? {} : { quietMs }),
    ...(maxWaitMs === undefined ? {} : { maxWaitMs }),
    ...(pollMs === undefined ? {} : { pollMs }),
  });
  if (onRejection !== undefined) publisher.listen({ onReject: onRejection });
  return new LocalLive<ProjectValue<Schema>>(publisher, layer);
}
