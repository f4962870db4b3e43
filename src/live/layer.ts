import type { Node } from "../tree/node.ts";

/** Something that was said at run time, over what the files and overrides say. */
export interface Layer {
  /** Unique; a layer of the same name takes the place of the one before. */
  readonly name: string;
  /** What it says, as a tree that merges over what is below. */
  readonly content: Node;
  /** For whom it holds: subscribers of these names, or everyone. */
  readonly scope: readonly string[] | undefined;
  /** When it was set, in milliseconds since the epoch. */
  readonly time: number;
  readonly author?: string;
  readonly reason?: string;
}

/** Layers in the order in which they go over each other, lowest first. A stack never changes. */
export class LayerStack {
  readonly layers: readonly Layer[];

  constructor(layers: readonly Layer[] = []) {
    this.layers = layers;
  }

  /** With a layer in the place of the one of its name, or on top. */
  with(layer: Layer): LayerStack {
    const at = this.layers.findIndex((each) => each.name === layer.name);
    return new LayerStack(at < 0 ? [...this.layers, layer] : this.layers.with(at, layer));
  }

  without(name: string): LayerStack {
    return new LayerStack(this.layers.filter((layer) => layer.name !== name));
  }

  /** What applies to a subscriber; without a name, what applies to everyone. */
  appliedTo(name: string | undefined): readonly Layer[] {
    return this.layers.filter(({ scope }) =>
      scope === undefined || (name !== undefined && scope.includes(name))
    );
  }

  /** The names that some layer singles out. */
  scopedNames(): readonly string[] {
    return [...new Set(this.layers.flatMap((layer) => layer.scope ?? []))];
  }
}
