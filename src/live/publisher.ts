import { adoptValue } from "../base/adopt_value.ts";
import type { Config } from "../config/config.ts";
import type { Clock } from "../runtime/clock.ts";
import type { FileSystem } from "../runtime/file_system.ts";
import type { WatchDirectory } from "../runtime/file_watch.ts";
import type { RandomSource } from "../runtime/random.ts";
import type { Node } from "../tree/node.ts";
import type { Composer } from "./composer.ts";
import type { Cause, Generation } from "./generation.ts";
import { type Layer, LayerStack } from "./layer.ts";
import { RecordingFileSystem } from "./observation.ts";
import { compareTrees, type KeyChange } from "./tree_diff.ts";
import { TreeHasher } from "./tree_hash.ts";
import { Watcher, type WatchTimes } from "./watcher.ts";

/** What is in force for everyone, or for the subscribers of one name. */
export interface View {
  readonly config: Config;
  /** The resolved values before a schema's transformations. */
  readonly tree: Node;
  readonly value: unknown;
  readonly hash: string;
  readonly generation: Generation;
  readonly cause: Cause;
  /** What differs from the view of the generation before. */
  readonly changes: readonly KeyChange[];
  /** When it came into force, in milliseconds since the epoch. */
  readonly time: number;
}

/** A change that did not come into force. */
export interface Rejection {
  /** Why it was refused. */
  readonly error: unknown;
  /** What would have brought it about. */
  readonly cause: Cause;
  /** In milliseconds since the epoch. */
  readonly time: number;
  /** The subscriber whose own layers do not fit; absent when it concerns everyone. */
  readonly subscriber: string | undefined;
}

export interface PublisherOptions extends WatchTimes {
  readonly composer: Composer;
  readonly files: FileSystem;
  readonly watchDirectory: WatchDirectory;
  readonly clock: Clock;
  readonly random: RandomSource;
  /** Layers that are in force from the start, lowest first. */
  readonly layers?: readonly Layer[];
}

/** Hears of what a publisher does. */
export interface PublisherListener {
  /** A generation came into force. */
  readonly onPublish?: () => void;
  /** A change of the files was refused; what was in force stays so. */
  readonly onReject?: (rejection: Rejection) => void;
  /** All was composed again, and what came of it is in force already. */
  readonly onVerify?: () => void;
}

/**
 * Composes, watches what that depended on, composes again, and publishes generations. What is published was
 * resolved and validated; what fails changes nothing but the rejection that is told.
 */
export class Publisher {
  readonly #options: PublisherOptions;
  readonly #watcher: Watcher;
  readonly #listeners = new Set<PublisherListener>();
  readonly #lineage: string;
  readonly #hasher = new TreeHasher();
  #number = 0;
  #layers: LayerStack;
  /** What the files say, without layers. */
  #base: Config;
  #everyone: View;
  #named = new Map<string, View>();
  #rejections: readonly Rejection[] = [];

  /** @throws {ConfigError} when the first composition fails: there is nothing in force then */
  constructor(options: PublisherOptions) {
    this.#options = options;
    this.#lineage = options.random.uniqueName();
    this.#watcher = new Watcher({ ...options, onChange: () => this.reload() });
    this.#layers = new LayerStack(options.layers);
    const recording = new RecordingFileSystem(options.files);
    this.#base = options.composer.compose(recording);
    this.#everyone = this.#firstView();
    this.#watcher.follow(recording.observations);
  }

  /** What is in force for subscribers of a name; without one, for everyone. */
  view(name?: string): View {
    return (name === undefined ? undefined : this.#named.get(name)) ?? this.#everyone;
  }

  /** What was refused since the last change that was not. */
  get rejections(): readonly Rejection[] {
    return this.#rejections;
  }

  get layers(): readonly Layer[] {
    return this.#layers.layers;
  }

  /** The files that were read for what is in force, or for what was refused last. */
  get sources(): readonly string[] {
    return this.#watcher.sources;
  }

  /** When the files were last found to say what is in force, in milliseconds since the epoch. */
  get verifiedAt(): number {
    return this.#watcher.verifiedAt;
  }

  listen(listener: PublisherListener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Composes again from the files. A failure is a rejection, never thrown. */
  reload(): void {
    const recording = new RecordingFileSystem(this.#options.files);
    try {
      const base = this.#options.composer.compose(recording);
      this.#publish({ base, layers: this.#layers, cause: "file" });
    } catch (error) {
      this.#reject([{ error, cause: "file", time: this.#options.clock.now(), subscriber: undefined }]);
    }
    this.#watcher.follow(recording.observations);
  }

  /**
   * Puts a layer in force, in place of the one of its name.
   *
   * @throws {ConfigError} when the result is not valid for someone whom it applies to; nothing changed then
   */
  setLayer(layer: Layer, cause: Cause): void {
    this.#publish({
      base: this.#base,
      layers: this.#layers.with(layer),
      cause,
      strict: layer.scope ?? "everyone",
    });
  }

  /** Takes a layer out of force. @throws {ConfigError} as `setLayer` */
  dropLayer(name: string, cause: Cause): void {
    const layer = this.#layers.layers.find((each) => each.name === name);
    if (layer === undefined) return;
    this.#publish({
      base: this.#base,
      layers: this.#layers.without(name),
      cause,
      strict: layer.scope ?? "everyone",
    });
  }

  close(): void {
    this.#watcher.close();
    this.#listeners.clear();
  }

  #firstView(): View {
    const { composer } = this.#options;
    const config = composer.overlay(this.#base, this.#layers.appliedTo(undefined));
    const { tree, value } = composer.evaluate(config);
    const hash = this.#hasher.hash(tree);
    this.#number = 1;
    const generation = { lineage: this.#lineage, number: 1, hash };
    const time = this.#options.clock.now();
    return { config, tree, value, hash, generation, cause: "start", changes: [], time };
  }

  /**
   * Makes all views anew and puts them in force together. What fails for everyone is thrown; what fails for single
   * names leaves them with what they have, unless they are the ones that `strict` names.
   */
  #publish(next: Proposal): void {
    const everyone = this.#propose(next, undefined);
    const rejections: Rejection[] = [];
    const named = new Map<string, View>();
    for (const name of next.layers.scopedNames()) {
      try {
        named.set(name, this.#propose(next, name));
      } catch (error) {
        if (next.strict === "everyone" || next.strict?.includes(name)) throw error;
        named.set(name, this.view(name));
        rejections.push({ error, cause: next.cause, time: this.#options.clock.now(), subscriber: name });
      }
    }
    const changed = this.#differs(everyone, named);
    if (changed) this.#number++;
    const generation = { lineage: this.#lineage, number: this.#number, hash: everyone.hash };
    this.#base = next.base;
    this.#layers = next.layers;
    this.#everyone = { ...everyone, generation };
    this.#named = new Map([...named].map(([name, view]) => [name, { ...view, generation }]));
    this.#reject(rejections);
    if (changed) this.#tell((listener) => listener.onPublish?.());
    else this.#tell((listener) => listener.onVerify?.());
  }

  #propose(next: Proposal, name: string | undefined): View {
    const { composer, clock } = this.#options;
    const before = this.view(name);
    const config = composer.overlay(next.base, next.layers.appliedTo(name));
    const evaluated = composer.evaluate(config);
    // First of all: it bounds what a tree may hold, counting what stands at several places at each.
    const hash = this.#hasher.hash(evaluated.tree);
    // Equal but for the order of keys or the origins: in force already, though told from other places.
    if (hash === before.hash) return { ...before, config };
    const { tree, changes } = compareTrees(before.tree, evaluated.tree);
    const value = adoptValue(before.value, evaluated.value);
    return { ...before, config, tree, value, hash, cause: next.cause, changes, time: clock.now() };
  }

  #differs(everyone: View, named: ReadonlyMap<string, View>): boolean {
    const names = new Set([...named.keys(), ...this.#named.keys()]);
    const after = (name: string) => named.get(name) ?? everyone;
    return everyone.hash !== this.#everyone.hash ||
      [...names].some((name) => after(name).hash !== this.view(name).hash);
  }

  #reject(rejections: readonly Rejection[]): void {
    this.#rejections = rejections;
    for (const rejection of rejections) this.#tell((listener) => listener.onReject?.(rejection));
  }

  #tell(what: (listener: PublisherListener) => void): void {
    for (const listener of [...this.#listeners]) what(listener);
  }
}

/** What the next generation is to be made of. */
interface Proposal {
  readonly base: Config;
  readonly layers: LayerStack;
  readonly cause: Cause;
  /** Whose failure refuses it as a whole. */
  readonly strict?: readonly string[] | "everyone";
}
