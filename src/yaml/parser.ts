import type { SourceText } from "../base/source_text.ts";
import { type Composer, NodeHead } from "./composer.ts";
import { Directives } from "./directives.ts";
import { yamlFault } from "./fault.ts";
import * as state from "./parser_state.ts";
import type { Scanner } from "./scanner.ts";
import * as token from "./token.ts";

/** Where a node stands: what may come there depends on it. */
type NodePlace = "block" | "blockOrIndentless" | "flow";

/**
 * Reads tokens as a document, as libyaml does, and tells a composer what it finds. What comes next is a state on a
 * stack of its own, so that nesting costs no calls.
 */
export class Parser {
  readonly #source: SourceText;
  readonly #scanner: Scanner;
  readonly #composer: Composer;
  readonly #directives: Directives;
  readonly #states: number[] = [];
  /** The node at hand, filled anew for each one. */
  readonly #head = new NodeHead();
  #state = state.documentStart;
  #documents = 0;

  constructor(source: SourceText, scanner: Scanner, composer: Composer) {
    this.#source = source;
    this.#scanner = scanner;
    this.#composer = composer;
    this.#directives = new Directives(source);
  }

  /** Reads the text to its end. @throws {ConfigError} yaml_scanner, yaml_parser, yaml_composer, limit_exceeded */
  run(): void {
    while (this.#state !== state.finished) this.#step();
  }

  #step(): void {
    switch (this.#state) {
      case state.blockMappingKey:
        return this.#readBlockMappingKey();
      case state.blockMappingValue:
        return this.#readBlockMappingValue();
      case state.flowSequenceEntry:
        return this.#readFlowSequenceEntry(false);
      case state.blockSequenceEntry:
        return this.#readBlockSequenceEntry();
      case state.indentlessSequenceEntry:
        return this.#readIndentlessSequenceEntry();
      case state.flowSequenceFirst:
        return this.#readFlowSequenceEntry(true);
      case state.flowPairKey:
        return this.#readFlowPairKey();
      case state.flowPairValue:
        return this.#readFlowPairValue();
      case state.flowPairEnd:
        this.#scanner.peek();
        this.#composer.endCollection();
        this.#state = state.flowSequenceEntry;
        return;
      case state.flowMappingFirst:
        return this.#readFlowMappingKey(true);
      case state.flowMappingKey:
        return this.#readFlowMappingKey(false);
      case state.flowMappingValue:
        return this.#readFlowMappingValue();
      case state.documentStart:
        return this.#startDocument();
      case state.documentContent:
        return this.#readDocumentContent();
      case state.documentEnd:
        return this.#endDocument();
      default:
        this.#scanner.peek();
        return this.#readEmpty(this.#scanner.offset, state.flowMappingKey);
    }
  }

  #startDocument(): void {
    const scanner = this.#scanner;
    let kind = scanner.peek();
    const first = this.#documents === 0;
    while (!first && kind === token.documentEnd) {
      scanner.skip();
      kind = scanner.peek();
    }
    if (kind === token.streamEnd) {
      this.#state = state.finished;
      return;
    }
    const { offset } = scanner;
    const isExplicit = kind === token.documentStart || kind === token.versionDirective ||
      kind === token.tagDirective;
    this.#directives.read(scanner);
    if (isExplicit || !first) {
      if (scanner.peek() !== token.documentStart) {
        throw this.#fault("'---' was expected before what follows", scanner.offset);
      }
      scanner.skip();
    }
    if (!first) {
      throw yamlFault("yaml_composer", "another document begins, and one is all that may stand in a text", {
        source: this.#source,
        offset,
      });
    }
    this.#documents++;
    this.#states.push(state.documentEnd);
    if (isExplicit) this.#state = state.documentContent;
    else this.#readNode("block");
  }

  #readDocumentContent(): void {
    const kind = this.#scanner.peek();
    if (kind <= token.documentEnd) this.#readEmpty(this.#scanner.offset, this.#popState());
    else this.#readNode("block");
  }

  #endDocument(): void {
    if (this.#scanner.peek() === token.documentEnd) this.#scanner.skip();
    this.#directives.clear();
    this.#state = state.documentStart;
  }

  /** Reads a node, properties and all, or the start of a collection; goes on as the stack of states says. */
  #readNode(place: NodePlace): void {
    const scanner = this.#scanner;
    const head = this.#head;
    let kind = scanner.peek();
    head.reset(scanner.offset);
    if (kind === token.aliasName) {
      const name = scanner.value as string;
      scanner.skip();
      this.#state = this.#popState();
      return this.#composer.alias(name, head.offset);
    }
    if (kind === token.anchorName || kind === token.tagName) kind = this.#readProperties(kind);
    if (kind === token.plainScalar || kind === token.quotedScalar) {
      const text = scanner.value as string;
      scanner.skip();
      this.#state = this.#popState();
      const isTyped = head.tag === undefined ? kind === token.plainScalar : head.tag === "!";
      return this.#composer.scalar(text, head, isTyped);
    }
    this.#readCollectionStart(kind, place);
  }

  /** Reads an anchor and a tag, in either order. Gives the kind of the token behind them. */
  #readProperties(first: token.TokenKind): token.TokenKind {
    const scanner = this.#scanner;
    let kind = first;
    let tagOffset = 0;
    let tag: token.TagToken | undefined;
    for (let round = 0; round < 2; round++) {
      if (kind === token.anchorName && this.#head.anchor === undefined) {
        this.#head.anchor = scanner.value as string;
      } else if (kind === token.tagName && tag === undefined) {
        tag = scanner.value as token.TagToken;
        tagOffset = scanner.offset;
      } else break;
      scanner.skip();
      kind = scanner.peek();
    }
    if (tag !== undefined) this.#head.tag = this.#directives.resolve(tag, tagOffset);
    return kind;
  }

  #readCollectionStart(kind: token.TokenKind, place: NodePlace): void {
    const head = this.#head;
    const inBlock = place !== "flow";
    if (kind === token.blockEntry && place === "blockOrIndentless") {
      this.#state = state.indentlessSequenceEntry;
      this.#composer.startSequence(head);
    } else if (kind === token.flowSequenceStart) {
      this.#enter(state.flowSequenceFirst);
      this.#composer.startSequence(head);
    } else if (kind === token.flowMappingStart) {
      this.#enter(state.flowMappingFirst);
      this.#composer.startMapping(head);
    } else if (inBlock && kind === token.blockSequenceStart) {
      this.#enter(state.blockSequenceEntry);
      this.#composer.startSequence(head);
    } else if (inBlock && kind === token.blockMappingStart) {
      this.#enter(state.blockMappingKey);
      this.#composer.startMapping(head);
    } else if (head.anchor !== undefined || head.tag !== undefined) {
      this.#state = this.#popState();
      this.#composer.scalar("", head, head.tag === undefined);
    } else {
      throw this.#fault("a value was expected", this.#scanner.offset);
    }
  }

  #enter(then: number): void {
    this.#scanner.skip();
    this.#state = then;
  }

  #readBlockSequenceEntry(): void {
    const scanner = this.#scanner;
    const kind = scanner.peek();
    const { offset } = scanner;
    if (kind === token.blockEntry) {
      scanner.skip();
      const next = scanner.peek();
      if (next === token.blockEntry || next === token.blockEnd) {
        this.#readEmpty(offset + 1, state.blockSequenceEntry);
      } else this.#readNodeBefore(state.blockSequenceEntry, "block");
    } else if (kind === token.blockEnd) this.#leave();
    else throw this.#faultIn("list", "'-' was expected", offset);
  }

  /** A list whose `-` stand in the column of the key it belongs to. */
  #readIndentlessSequenceEntry(): void {
    const scanner = this.#scanner;
    if (scanner.peek() !== token.blockEntry) {
      this.#composer.endCollection();
      this.#state = this.#popState();
      return;
    }
    const { offset } = scanner;
    scanner.skip();
    const next = scanner.peek();
    if (
      next === token.blockEntry || next === token.keyMark || next === token.valueMark ||
      next === token.blockEnd
    ) {
      this.#readEmpty(offset + 1, state.indentlessSequenceEntry);
    } else this.#readNodeBefore(state.indentlessSequenceEntry, "block");
  }

  #readBlockMappingKey(): void {
    const scanner = this.#scanner;
    const key = scanner.takePlainKey();
    if (key !== undefined) return this.#readPlainPair(key);
    const kind = scanner.peek();
    if (kind === token.keyMark) this.#readBlockMappingPart(scanner.offset + 1, state.blockMappingValue);
    else if (kind === token.blockEnd) this.#leave();
    else throw this.#faultIn("mapping", "a key was expected", scanner.offset);
  }

  #readBlockMappingValue(): void {
    const scanner = this.#scanner;
    if (scanner.peek() === token.valueMark) {
      this.#readBlockMappingPart(scanner.offset + 1, state.blockMappingKey);
    } else this.#readEmpty(scanner.offset, state.blockMappingKey);
  }

  /** Reads what stands behind a key that was taken without tokens, with its colon. */
  #readPlainPair(key: string): void {
    const scanner = this.#scanner;
    const keyOffset = scanner.takenOffset;
    this.#readPlain(key, keyOffset);
    const value = scanner.takePlainValue();
    if (value === undefined) this.#readBlockMappingContent(keyOffset + key.length + 1, state.blockMappingKey);
    else this.#readPlain(value, scanner.takenOffset);
  }

  #readPlain(text: string, offset: number): void {
    this.#head.reset(offset);
    this.#composer.scalar(text, this.#head, true);
  }

  /** Reads what stands behind a mark of a key or value. */
  #readBlockMappingPart(emptyOffset: number, then: number): void {
    this.#scanner.skip();
    this.#readBlockMappingContent(emptyOffset, then);
  }

  /** Reads a key or value, which may be nothing. */
  #readBlockMappingContent(emptyOffset: number, then: number): void {
    const next = this.#scanner.peek();
    if (next === token.keyMark || next === token.valueMark || next === token.blockEnd) {
      this.#readEmpty(emptyOffset, then);
    } else this.#readNodeBefore(then, "blockOrIndentless");
  }

  #readFlowSequenceEntry(first: boolean): void {
    const scanner = this.#scanner;
    let kind = scanner.peek();
    if (!first && kind !== token.flowSequenceEnd) {
      if (kind !== token.flowEntry) throw this.#faultIn("list", "',' or ']' was expected", scanner.offset);
      scanner.skip();
      kind = scanner.peek();
    }
    if (kind === token.flowSequenceEnd) this.#leave();
    else if (kind === token.keyMark) {
      this.#head.reset(scanner.offset);
      this.#enter(state.flowPairKey);
      this.#composer.startMapping(this.#head);
    } else this.#readNodeBefore(state.flowSequenceEntry, "flow");
  }

  /** The key of a mapping of one pair, in a flow list. As in libyaml, an empty key takes the token behind it along. */
  #readFlowPairKey(): void {
    const scanner = this.#scanner;
    const kind = scanner.peek();
    if (kind === token.valueMark || kind === token.flowEntry || kind === token.flowSequenceEnd) {
      const { offset } = scanner;
      scanner.skip();
      this.#readEmpty(offset + 1, state.flowPairValue);
    } else this.#readNodeBefore(state.flowPairValue, "flow");
  }

  #readFlowPairValue(): void {
    const scanner = this.#scanner;
    let kind = scanner.peek();
    if (kind === token.valueMark) {
      scanner.skip();
      kind = scanner.peek();
      if (kind !== token.flowEntry && kind !== token.flowSequenceEnd) {
        return this.#readNodeBefore(state.flowPairEnd, "flow");
      }
    }
    this.#readEmpty(scanner.offset, state.flowPairEnd);
  }

  #readFlowMappingKey(first: boolean): void {
    const scanner = this.#scanner;
    let kind = scanner.peek();
    if (!first && kind !== token.flowMappingEnd) {
      if (kind !== token.flowEntry) throw this.#faultIn("mapping", "',' or '}' was expected", scanner.offset);
      scanner.skip();
      kind = scanner.peek();
    }
    if (kind === token.flowMappingEnd) this.#leave();
    else if (kind === token.keyMark) {
      scanner.skip();
      this.#readFlowMappingPart(state.flowMappingValue, token.valueMark);
    } else this.#readNodeBefore(state.flowMappingNoValue, "flow");
  }

  #readFlowMappingValue(): void {
    const scanner = this.#scanner;
    if (scanner.peek() === token.valueMark) {
      scanner.skip();
      this.#readFlowMappingPart(state.flowMappingKey, token.flowEntry);
    } else this.#readEmpty(scanner.offset, state.flowMappingKey);
  }

  /** Reads a key or value, which is empty when the mapping ends or goes on behind its mark. */
  #readFlowMappingPart(then: number, following: token.TokenKind): void {
    const kind = this.#scanner.peek();
    if (kind === following || kind === token.flowEntry || kind === token.flowMappingEnd) {
      this.#readEmpty(this.#scanner.offset, then);
    } else this.#readNodeBefore(then, "flow");
  }

  #readNodeBefore(then: number, place: NodePlace): void {
    this.#states.push(then);
    this.#readNode(place);
  }

  #readEmpty(offset: number, then: number): void {
    this.#state = then;
    this.#readPlain("", offset);
  }

  /** Ends the collection whose last token is at hand. */
  #leave(): void {
    this.#scanner.skip();
    this.#composer.endCollection();
    this.#state = this.#popState();
  }

  #popState(): number {
    return this.#states.pop() ?? state.finished;
  }

  #fault(problem: string, offset: number) {
    return yamlFault("yaml_parser", problem, { source: this.#source, offset });
  }

  #faultIn(what: string, problem: string, offset: number) {
    const start = this.#composer.openOffset;
    return yamlFault("yaml_parser", problem, {
      source: this.#source,
      offset,
      context: { what, offset: start },
    });
  }
}
