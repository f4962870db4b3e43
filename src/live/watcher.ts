import type { Clock, Scheduled } from "../runtime/clock.ts";
import type { DirectoryWatch, WatchDirectory } from "../runtime/file_watch.ts";
import type { FileSystem } from "../runtime/file_system.ts";
import { type Observation, stillHolds } from "./observation.ts";
import { directoriesToWatch } from "./watch_places.ts";

/** How a watcher waits; all in milliseconds. */
export interface WatchTimes {
  /** How long nothing may have happened before a change counts as settled. Default: 20. */
  readonly quietMs?: number;
  /** How long a change may be held back while more happens. Default: 500. */
  readonly maxWaitMs?: number;
  /** How often everything is looked at without any hint. Default: 2000. */
  readonly pollMs?: number;
}

export interface WatcherOptions extends WatchTimes {
  readonly files: FileSystem;
  readonly watchDirectory: WatchDirectory;
  readonly clock: Clock;
  /** Called when what was observed does not hold any more; answers with `follow`. */
  readonly onChange: () => void;
}

/**
 * Between the end of a watch and the begin of the next on the same directory: Deno ends one a moment later than it
 * is told to, and would take the new one with it.
 */
const rearmMs = 1;

/**
 * Tells when the answers that a composition got from the file system do not hold any more. Events of the file
 * system only make it look sooner: it compares answers, and looks by itself besides, for no event tells of every
 * change. A hint or a look that fails never ends it.
 */
export class Watcher {
  readonly #options: WatcherOptions;
  readonly #quietMs: number;
  readonly #maxWaitMs: number;
  readonly #pollMs: number;
  #observations: readonly Observation[] = [];
  readonly #watches = new Map<string, DirectoryWatch>();
  #settling: { readonly since: number; timer: Scheduled } | undefined;
  #poll: Scheduled | undefined;
  #verifiedAt: number;
  #open = true;

  constructor(options: WatcherOptions) {
    this.#options = options;
    this.#quietMs = options.quietMs ?? 20;
    this.#maxWaitMs = options.maxWaitMs ?? 500;
    this.#pollMs = options.pollMs ?? 2000;
    this.#verifiedAt = options.clock.now();
  }

  /** When the observations were last found to hold, in milliseconds since the epoch. */
  get verifiedAt(): number {
    return this.#verifiedAt;
  }

  /** The files whose content is watched. */
  get sources(): readonly string[] {
    return this.#observations.filter(({ question }) => question === "content").map(({ path }) => path);
  }

  /** Watches these observations from now on, in place of the ones before. */
  follow(observations: readonly Observation[]): void {
    if (!this.#open) return;
    this.#observations = observations;
    this.#arm();
    this.#schedulePoll();
    // What changed since the observations were made, before the watches stood, raised no hint.
    if (this.#holds()) this.#verifiedAt = this.#options.clock.now();
    else this.hint();
  }

  /** Something may have changed: look, once it has settled. */
  hint(): void {
    if (!this.#open) return;
    const now = this.#options.clock.monotonic();
    const since = this.#settling?.since ?? now;
    this.#settling?.timer.cancel();
    const delay = Math.min(this.#quietMs, Math.max(0, since + this.#maxWaitMs - now));
    const timer = this.#options.clock.schedule(delay, () => this.#renewAndLook());
    this.#settling = { since, timer };
  }

  close(): void {
    this.#open = false;
    this.#settling?.timer.cancel();
    this.#poll?.cancel();
    this.#disarm();
  }

  /**
   * Watches are renewed at each look: when a directory is deleted and made again the old watch stays silent, and
   * nothing tells the two apart. Of what happens after that a hint comes; of what happened before the look tells.
   */
  #renewAndLook(): void {
    this.#disarm();
    this.#settling?.timer.cancel();
    const timer = this.#options.clock.schedule(rearmMs, () => {
      this.#settling = undefined;
      // What has changed is told first: what follows it arms the watches, and looks again.
      if (this.#holds()) this.#armAndLook();
      else this.#options.onChange();
    });
    this.#settling = { since: this.#options.clock.monotonic(), timer };
  }

  #armAndLook(): void {
    this.#arm();
    if (this.#holds()) this.#verifiedAt = this.#options.clock.now();
    else this.#options.onChange();
  }

  #holds(): boolean {
    const now = this.#options.clock.now();
    return this.#observations.every((observation) => stillHolds(observation, this.#options.files, now));
  }

  #schedulePoll(): void {
    this.#poll?.cancel();
    this.#poll = this.#options.clock.schedule(this.#pollMs, () => {
      this.#schedulePoll();
      // While hints come in, the look that they lead to is due anyway.
      if (this.#settling !== undefined) return;
      if (this.#holds()) this.#verifiedAt = this.#options.clock.now();
      else this.hint();
    });
  }

  /** Watches the directories that matter now, and no others. */
  #arm(): void {
    const directories = new Set(directoriesToWatch(this.#observations, this.#options.files));
    for (const [directory, watch] of this.#watches) {
      if (directories.has(directory)) continue;
      watch.close();
      this.#watches.delete(directory);
    }
    for (const directory of directories) {
      if (this.#watches.has(directory)) continue;
      const watch = this.#options.watchDirectory(directory, () => this.hint());
      if (watch !== undefined) this.#watches.set(directory, watch);
    }
  }

  #disarm(): void {
    for (const watch of this.#watches.values()) watch.close();
    this.#watches.clear();
  }
}
