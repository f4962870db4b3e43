import type { SourceText } from "../base/source_text.ts";
import { buildDocument } from "./build.ts";
import type { YamlBuilder } from "./builder.ts";
import { Composer, type YamlDocument } from "./composer.ts";
import { checkAliases } from "./expansion.ts";
import { defaultYamlLimits, limitError, type YamlLimits } from "./limits.ts";
import { Parser } from "./parser.ts";
import { refusedCharacter, refusedCharacterError } from "./readable_text.ts";
import { Scanner } from "./scanner.ts";
import { SettledDocument } from "./settle.ts";

/** Characters that libyaml wants at hand before it looks for the next token. */
const lookahead = 4;

/**
 * Reads the one document of a YAML text, as libyaml and OmegaConf's loader read it, and has it built. Nothing comes
 * back where the text holds no document: it is empty, or all comments.
 *
 * @throws {ConfigError} yaml_reader, yaml_scanner, yaml_parser, yaml_composer, yaml_constructor, key_validation for
 * a key of a type that only Python has, limit_exceeded
 */
export function readYaml<Built>(
  source: SourceText,
  builder: YamlBuilder<Built>,
  limits: Partial<YamlLimits> = {},
): Built | undefined {
  const bounds = { ...defaultYamlLimits, ...limits };
  const { length } = source.text;
  if (length > bounds.maximumBytes) {
    throw limitError("maximumBytes", "is longer", {
      maximum: bounds.maximumBytes,
      actual: length,
      source,
      offset: 0,
    });
  }
  const document = composeText(source, bounds);
  checkAliases(source, document, bounds);
  const settled = document.isSettled ? undefined : new SettledDocument(source, document);
  return buildDocument(document, settled, builder);
}

/** A character that may not stand in a text is met when it is that character's turn, and an earlier fault before it. */
function composeText(source: SourceText, limits: YamlLimits): YamlDocument {
  const refused = refusedCharacter(source.text);
  if (refused === undefined) return compose(source, limits, new Scanner(source));
  const fault = refusedCharacterError(source, refused.offset);
  if (refused.scannedTo === 0) throw fault;
  const scanner = new Scanner(source, refused.scannedTo);
  try {
    compose(source, limits, scanner);
  } catch (earlier) {
    if (scanner.reached + lookahead <= refused.scannedTo) throw earlier;
  }
  throw fault;
}

function compose(source: SourceText, limits: YamlLimits, scanner: Scanner): YamlDocument {
  const composer = new Composer(source, limits);
  new Parser(source, scanner, composer).run();
  return composer.document;
}
