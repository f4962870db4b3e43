import { ConfigError } from "../../src/base/error.ts";
import { floatRepr } from "../../src/base/float.ts";
import { positionOfOrigin } from "../../src/base/origin.ts";
import type { Scalar } from "../../src/base/scalar.ts";
import type { YamlBuilder } from "../../src/yaml/builder.ts";
import type { YamlLimits } from "../../src/yaml/limits.ts";
import { readYaml } from "../../src/yaml/read.ts";

/** What a YAML text holds, types kept: `{"a": 1, true: [1.0, null]}`; `nothing` for a text without a document. */
export function shown(text: string, limits: Partial<YamlLimits> = {}): string {
  return readYaml({ name: "test.yaml", text }, showing, limits) ?? "nothing";
}

/** The fault of a YAML text: `yaml_scanner 2:5`, by code, line and column. */
export function faultOf(text: string, limits: Partial<YamlLimits> = {}): string {
  return described(errorOf(text, limits));
}

/** The error that a YAML text gives. */
export function errorOf(text: string, limits: Partial<YamlLimits> = {}): ConfigError {
  try {
    const value = shown(text, limits);
    throw new Error(`No fault, but ${value.slice(0, 200)}`);
  } catch (error) {
    if (ConfigError.is(error)) return error;
    throw error;
  }
}

function described({ code, origin }: ConfigError): string {
  const position = origin === undefined ? undefined : positionOfOrigin(origin);
  return position === undefined ? code : `${code} ${position.line}:${position.column}`;
}

const showing: YamlBuilder<string> = {
  scalar: (kind, value) => scalarText({ kind, value } as Scalar),
  mapping: (keys, values) => `{${keys.map((key, at) => `${scalarText(key)}: ${values[at]}`).join(", ")}}`,
  sequence: (items) => `[${items.join(", ")}]`,
  tuple: (items) => `(${items.join(", ")})`,
  alias: (target) => target,
  unsupported: (type) => `<${type}>`,
};

function scalarText({ kind, value }: Scalar): string {
  if (kind === "str") return JSON.stringify(value);
  return kind === "float" ? floatRepr(value) : String(value);
}
