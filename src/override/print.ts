import { ConfigError } from "../base/error.ts";
import { floatRepr } from "../base/float.ts";
import { splitKeyPath } from "../base/key_path.ts";
import type { Scalar } from "../base/scalar.ts";
import type { Override, OverrideKind } from "./ast.ts";
import { escapeSpecialCharacters, printQuoted } from "./quoted.ts";
import { isSweep, typeNames, type Value } from "./value.ts";

/** How values are laid out. */
export interface ElementTextOptions {
  /** A blank after each comma and colon. Default: none. */
  readonly spaced?: boolean;
}

const signs: { readonly [Kind in OverrideKind]: string } = {
  change: "",
  add: "+",
  force_add: "++",
  delete: "~",
  extend_list: "",
};

/** The part of an override before its `=`: `+db@source`. */
export function keyElement(override: Override): string {
  const at = override.package === undefined ? "" : `@${override.package}`;
  return signs[override.kind] + override.key + at;
}

/** The part of an override after its `=`, as it was written; nothing where there is no `=`. */
export function valueString(override: Override): string | undefined {
  const start = keyElement(override).length;
  return override.text[start] === "=" ? override.text.slice(start + 1) : undefined;
}

/** Whether an override is about the `hydra` node. */
export function isHydraOverride({ key, isValuePath }: Override): boolean {
  if (isValuePath) return splitKeyPath(key)[0] === "hydra";
  return key.startsWith("hydra.") || key.startsWith("hydra/");
}

/**
 * A value as an override writes it, so that it can stand after a `=` again.
 *
 * @throws {ConfigError} sweep, for what stands for several values; validation, for a function's result within
 * another value that cannot be written
 */
export function elementText(value: Value, options: ElementTextOptions = {}): string {
  const gap = options.spaced === true ? " " : "";
  switch (value.kind) {
    case "quoted":
      return printQuoted(value);
    case "list":
      return `[${value.items.map((item) => elementText(item, options)).join(`,${gap}`)}]`;
    case "dict": {
      const entries = value.keys.map((key, at) =>
        `${scalarText(key)}:${gap}${elementText(value.values[at], options)}`
      );
      return `{${entries.join(`,${gap}`)}}`;
    }
    case "glob":
      return `{include:${stringsText(value.include)},exclude:${stringsText(value.exclude)}}`;
    case "extension":
      return `{values:[${value.items.map(extensionItemText).join(",")}]}`;
    default:
      if (isSweep(value)) throw sweepError(value);
      return scalarText(value);
  }
}

/** A scalar as an override writes it: booleans and floats as Python's `str` gives them. */
export function scalarText(value: Scalar): string {
  switch (value.kind) {
    case "str":
      return escapeSpecialCharacters(value.value);
    case "null":
      return "null";
    case "bool":
      return value.value ? "True" : "False";
    case "float":
      return floatRepr(value.value);
    case "int":
      return String(value.value);
  }
}

/** Patterns of a glob within another value, which are strings whatever they were written as. */
function stringsText(items: readonly Value[]): string {
  const texts = items.map((item) => {
    switch (item.kind) {
      case "str":
      case "int":
      case "float":
      case "bool":
        return scalarText(item);
      default:
        throw unwritable(item, "glob");
    }
  });
  return `[${texts.join(",")}]`;
}

function extensionItemText(item: Value): string {
  switch (item.kind) {
    case "str":
    case "int":
    case "float":
    case "bool":
    case "null":
      return scalarText(item);
    default:
      throw unwritable(item, "extend_list");
  }
}

function unwritable(value: Value, within: string): ConfigError<"validation"> {
  return new ConfigError(
    "validation",
    `Cannot write ${typeNames[value.kind]} within ${within} within another value`,
    {
      details: { expected: "a scalar" },
    },
  );
}

function sweepError(value: Value): ConfigError<"sweep"> {
  const reason = `${typeNames[value.kind]} stands for several values`;
  return new ConfigError("sweep", `Cannot write a sweep as one value: ${reason}`, { details: { reason } });
}
