import { type OutputUnit, type Schema, Validator } from "@cfworker/json-schema";
import { ConfigError } from "../base/error.ts";
import { isPlainObject } from "../base/plain.ts";
import type { JsonSchema } from "./json_schema.ts";
import type { StandardIssue, StandardSchema } from "./standard.ts";

/**
 * A JSON Schema document (2020-12) as a schema like any library's: it types a configuration, and validates it. The
 * value stays as it is; defaults are those of the types.
 *
 * @throws {ConfigError} unsupported_value for what is no JSON Schema
 */
export function jsonSchemaStandard(document: unknown): StandardSchema {
  if (!isPlainObject(document)) throw noSchema(document, "a JSON Schema is an object");
  const schema = document as JsonSchema;
  // The validator marks what it has seen in the document, which is the caller's.
  const validator = validatorFor(structuredClone(schema));
  return {
    "~standard": {
      version: 1,
      vendor: "json-schema",
      validate: (value) => {
        const { errors } = validator.validate(withNumbers(value));
        return errors.length === 0 ? { value } : { issues: tellingErrors(errors).map(issueOf) };
      },
      jsonSchema: { input: () => schema },
    },
  };
}

function validatorFor(schema: JsonSchema): Validator {
  try {
    return new Validator(schema as Schema, "2020-12", false);
  } catch (error) {
    throw noSchema(schema, error instanceof Error ? error.message : String(error));
  }
}

function noSchema(value: unknown, reason: string): ConfigError<"unsupported_value"> {
  return new ConfigError("unsupported_value", `Cannot take a document for a JSON Schema: ${reason}`, {
    details: { value, expected: "a JSON Schema document, draft 2020-12" },
  });
}

/** Integers of any size as the numbers that JSON Schema knows. */
function withNumbers(value: unknown): unknown {
  if (typeof value === "bigint") return Number(value);
  if (Array.isArray(value)) return value.map(withNumbers);
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withNumbers(item)]));
}

/** Keywords that fail because something deeper does, which says more. */
const carriers: ReadonlySet<string> = new Set([
  "properties",
  "patternProperties",
  "additionalProperties",
  "unevaluatedProperties",
  "items",
  "prefixItems",
  "$ref",
  "$dynamicRef",
  "allOf",
  "dependentSchemas",
]);

/** Keywords of which none of the alternatives says more than they do. */
const alternatives: ReadonlySet<string> = new Set(["anyOf", "oneOf", "not", "if", "contains"]);

function tellingErrors(errors: readonly OutputUnit[]): readonly OutputUnit[] {
  const closed = errors.filter(({ keyword }) => alternatives.has(keyword)).map((unit) =>
    `${unit.keywordLocation}/`
  );
  const telling = errors.filter(({ keyword, keywordLocation }) =>
    !carriers.has(keyword) && !closed.some((location) => keywordLocation.startsWith(location))
  );
  return telling.length > 0 ? telling : errors;
}

function issueOf({ keyword, instanceLocation, error }: OutputUnit): StandardIssue {
  const path = instanceLocation.split("/").slice(1).map((part) =>
    decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~")
  );
  return { path, message: keyword === "false" ? "Nothing may stand here" : error.replace(/\.$/, "") };
}
