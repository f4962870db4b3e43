import type { ConfigError } from "../base/error.ts";
import type { SourceText } from "../base/source_text.ts";
import { quoted, yamlFault } from "./fault.ts";
import type { Scanner } from "./scanner.ts";
import * as token from "./token.ts";

/** Where the tags of YAML itself live. */
export const yamlTagPrefix = "tag:yaml.org,2002:";

/** What the `%` lines before a document say: which prefixes the handles of its tags are short for. */
export class Directives {
  readonly #source: SourceText;
  readonly #prefixes = new Map<string, string>();

  constructor(source: SourceText) {
    this.#source = source;
  }

  clear(): void {
    this.#prefixes.clear();
  }

  /** Reads the directives before a document. @throws {ConfigError} yaml_parser, yaml_scanner */
  read(scanner: Scanner): void {
    let versions = 0;
    for (;;) {
      const kind = scanner.peek();
      if (kind === token.versionDirective) this.#checkVersion(scanner, versions++);
      else if (kind === token.tagDirective) this.#addPrefix(scanner);
      else break;
      scanner.skip();
    }
    if (!this.#prefixes.has("!")) this.#prefixes.set("!", "!");
    if (!this.#prefixes.has("!!")) this.#prefixes.set("!!", yamlTagPrefix);
  }

  #checkVersion(scanner: Scanner, earlier: number): void {
    if (earlier > 0) throw this.#fault("'%YAML' stands there twice", scanner.offset);
    const { value } = scanner;
    if (typeof value !== "object" || !("major" in value)) return;
    if (value.major !== 1 || (value.minor !== 1 && value.minor !== 2)) {
      throw this.#fault(`YAML ${value.major}.${value.minor} is neither 1.1 nor 1.2`, scanner.offset);
    }
  }

  #addPrefix(scanner: Scanner): void {
    const { value } = scanner;
    if (typeof value !== "object" || !("prefix" in value)) return;
    if (this.#prefixes.has(value.handle)) {
      throw this.#fault(`${quoted(`%TAG ${value.handle}`)} stands there twice`, scanner.offset);
    }
    this.#prefixes.set(value.handle, value.prefix);
  }

  /** The whole name of a tag. @throws {ConfigError} yaml_parser for a handle that stands for nothing */
  resolve(tag: token.TagToken, offset: number): string {
    if (tag.handle === "") return tag.suffix;
    const prefix = this.#prefixes.get(tag.handle);
    if (prefix === undefined) {
      throw this.#fault(`no '%TAG' line says what ${quoted(tag.handle)} stands for`, offset);
    }
    return prefix + tag.suffix;
  }

  #fault(problem: string, offset: number): ConfigError {
    return yamlFault("yaml_parser", problem, { source: this.#source, offset });
  }
}
