import { adoptValue } from "../base/adopt_value.ts";
import { ConfigError } from "../base/error.ts";
import { isPlainObject, PlainObject } from "../base/plain.ts";
import { type SchemaIssue, schemaIssue } from "./schema_issue.ts";
import { schemaInput } from "./schema_input.ts";
import { schemaOutput } from "./schema_output.ts";
import type { StandardSchema } from "./standard.ts";
import { isValibotSchema, type ValibotSchema } from "./valibot_shape.ts";

/** The value that a schema gives, or everything it found wrong. */
export type SchemaOutcome =
  | { readonly value: unknown; readonly issues?: undefined }
  | { readonly issues: readonly SchemaIssue[] };

/**
 * Validates whole values against one schema, and remembers what it gave for each subtree: a subtree that is equal
 * to that of the value before is not validated again where the schema treats it by itself.
 */
export class SchemaValidator {
  readonly #schema: StandardSchema;
  readonly #outcomes: WeakMap<object, WeakMap<object, SchemaOutcome>> = new WeakMap();
  #previous: unknown;

  constructor(schema: StandardSchema) {
    this.#schema = schema;
  }

  /** Every check, pipe and transformation of the schema, over a resolved plain value. The result is frozen. */
  validate(value: unknown): SchemaOutcome {
    this.#previous = adoptValue(this.#previous, value);
    return this.#run(this.#schema, this.#previous);
  }

  #run(schema: StandardSchema, value: unknown): SchemaOutcome {
    if (typeof value !== "object" || value === null) return runWhole(schema, value);
    const known = this.#outcomes.get(schema)?.get(value);
    if (known !== undefined) return known;
    const outcome = isPlainObject(value) && isValidatedByEntries(schema, value)
      ? this.#runEntries(schema.entries, value)
      : runWhole(schema, value);
    let outcomes = this.#outcomes.get(schema);
    if (outcomes === undefined) this.#outcomes.set(schema, outcomes = new WeakMap());
    outcomes.set(value, outcome);
    return outcome;
  }

  #runEntries(entries: Entries, value: Readonly<Record<string, unknown>>): SchemaOutcome {
    const output = new PlainObject();
    const issues: SchemaIssue[] = [];
    let same = true;
    for (const key of Object.keys(value)) {
      const outcome = this.#run(entries[key] as Entry, value[key]);
      if (outcome.issues === undefined) {
        output[key] = outcome.value;
        same &&= Object.is(outcome.value, value[key]);
      } else issues.push(...outcome.issues.map((issue) => ({ ...issue, path: [key, ...issue.path] })));
    }
    if (issues.length > 0) return { issues };
    return { value: same ? value : Object.freeze(output) };
  }
}

/** Validators by schema: a pure memo, by which one generation of a configuration profits from what the last one had. */
const validators = new WeakMap<StandardSchema, SchemaValidator>();

/** The validator of a schema. */
export function validatorOf(schema: StandardSchema): SchemaValidator {
  let validator = validators.get(schema);
  if (validator === undefined) validators.set(schema, validator = new SchemaValidator(schema));
  return validator;
}

type Entry = ValibotSchema & StandardSchema;
type Entries = Readonly<Record<string, Entry>>;

/**
 * Whether the outcome of a valibot object is that of its entries put together: nothing is piped behind it, and the
 * value holds no other keys, and lacks none that would make a difference. Anything else is the schema's own
 * business as a whole.
 */
function isValidatedByEntries(
  schema: StandardSchema,
  value: Readonly<Record<string, unknown>>,
): schema is StandardSchema & { readonly entries: Entries } {
  if (!isValibotSchema(schema) || schema.pipe !== undefined || schema.entries === undefined) return false;
  if (schema.type !== "object" && schema.type !== "strict_object") return false;
  const { entries } = schema;
  return Object.keys(value).every((key) => Object.hasOwn(entries, key)) &&
    Object.keys(entries).every((key) => Object.hasOwn(value, key) || mayBeAbsent(entries[key]));
}

const omittable: ReadonlySet<string> = new Set(["optional", "exact_optional", "nullish"]);

function mayBeAbsent(entry: ValibotSchema): boolean {
  return omittable.has(entry.type) && entry.default === undefined && !("fallback" in entry);
}

function runWhole(schema: StandardSchema, value: unknown): SchemaOutcome {
  const input = isValibotSchema(schema) ? schemaInput(schema, value) : value;
  const result = schema["~standard"].validate(input);
  if (result instanceof Promise) {
    throw new ConfigError(
      "unsupported_value",
      "Schema validates asynchronously, and composing is synchronous",
      { details: { expected: "a schema whose checks are synchronous" } },
    );
  }
  return result.issues === undefined
    ? { value: schemaOutput(value, result.value) }
    : { issues: result.issues.map(schemaIssue) };
}
