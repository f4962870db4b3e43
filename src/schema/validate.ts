import { ConfigError } from "../base/error.ts";
import type { StandardIssue, StandardSchema } from "./standard.ts";
import { isValibotSchema, type ValibotSchema } from "./valibot_shape.ts";

/** One thing that a schema found wrong. */
export interface SchemaIssue {
  readonly path: readonly string[];
  readonly message: string;
}

/** The value that a schema gives, or everything it found wrong. */
export type SchemaOutcome =
  | { readonly value: unknown; readonly issues?: undefined }
  | { readonly issues: readonly SchemaIssue[] };

/**
 * Validates whole values against one schema, and remembers what it gave for each subtree: a subtree that is the
 * same object as before is not validated again where the schema treats it by itself.
 */
export class SchemaValidator {
  readonly #schema: StandardSchema;
  readonly #outcomes: WeakMap<object, WeakMap<object, SchemaOutcome>> = new WeakMap();

  constructor(schema: StandardSchema) {
    this.#schema = schema;
  }

  /** Every check, pipe and transformation of the schema, over a resolved plain value. */
  validate(value: unknown): SchemaOutcome {
    return this.#run(this.#schema, value);
  }

  #run(schema: StandardSchema, value: unknown): SchemaOutcome {
    if (typeof value !== "object" || value === null) return runWhole(schema, value);
    const known = this.#outcomes.get(schema)?.get(value);
    if (known !== undefined) return known;
    const entries = entriesValidatedAlone(schema, value);
    const outcome = entries === undefined ? runWhole(schema, value) : this.#runEntries(entries, value);
    let outcomes = this.#outcomes.get(schema);
    if (outcomes === undefined) this.#outcomes.set(schema, outcomes = new WeakMap());
    outcomes.set(value, outcome);
    return outcome;
  }

  #runEntries(entries: Entries, value: object): SchemaOutcome {
    const output: Record<string, unknown> = {};
    const issues: SchemaIssue[] = [];
    for (const [key, entry] of Object.entries(entries)) {
      const outcome = this.#run(entry, (value as Readonly<Record<string, unknown>>)[key]);
      if (outcome.issues === undefined) output[key] = outcome.value;
      else issues.push(...outcome.issues.map((issue) => ({ ...issue, path: [key, ...issue.path] })));
    }
    return issues.length > 0 ? { issues } : { value: output };
  }
}

type Entries = Readonly<Record<string, ValibotSchema & StandardSchema>>;

/**
 * The entries of a valibot object whose outcome is that of its entries put together: nothing is piped behind
 * it, and the value holds exactly its keys. Anything else is the schema's own business as a whole.
 */
function entriesValidatedAlone(schema: StandardSchema, value: object): Entries | undefined {
  if (!isValibotSchema(schema) || schema.pipe !== undefined || Array.isArray(value)) return undefined;
  if (schema.type !== "object" && schema.type !== "strict_object") return undefined;
  const entries = schema.entries as Entries | undefined;
  if (entries === undefined) return undefined;
  const keys = Object.keys(value);
  const matches = keys.length === Object.keys(entries).length &&
    keys.every((key) => Object.hasOwn(entries, key));
  return matches ? entries : undefined;
}

function runWhole(schema: StandardSchema, value: unknown): SchemaOutcome {
  const result = schema["~standard"].validate(value);
  if (result instanceof Promise) {
    throw new ConfigError(
      "unsupported_value",
      "Schema validates asynchronously, and composing is synchronous",
      {
        details: { expected: "a schema whose checks are synchronous" },
      },
    );
  }
  return result.issues === undefined ? { value: result.value } : { issues: result.issues.map(issueOf) };
}

function issueOf(issue: StandardIssue): SchemaIssue {
  const path = (issue.path ?? []).map((part) => String(typeof part === "object" ? part.key : part));
  return { path, message: issue.message };
}
