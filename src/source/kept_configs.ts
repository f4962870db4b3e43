import type { SourceText } from "../base/source_text.ts";
import type { SourceConfig } from "./config_source.ts";

/** The texts that are kept hold at most so many characters together. */
const maximumCharacters = 64 * 1024 * 1024;

/**
 * Configs by the texts that they were read from: what composes again and again reads only texts that changed, and
 * has the same nodes for the others. What was asked for longest ago goes when there is too much.
 */
export class KeptConfigs {
  /** By the name of the text, the one asked for longest ago first. */
  readonly #kept = new Map<string, { readonly text: string; readonly config: SourceConfig }>();
  #characters = 0;

  /** The config of a text; one that is not known is made by `read`. */
  of({ name, text }: SourceText, read: () => SourceConfig): SourceConfig {
    const known = this.#kept.get(name);
    const config = known?.text === text ? known.config : read();
    this.#drop(name);
    this.#kept.set(name, { text, config });
    this.#characters += text.length;
    while (this.#characters > maximumCharacters) this.#drop(this.#kept.keys().next().value as string);
    return config;
  }

  #drop(name: string): void {
    this.#characters -= this.#kept.get(name)?.text.length ?? 0;
    this.#kept.delete(name);
  }
}
