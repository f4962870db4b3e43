/** `deno run -A bench/schemas.ts`: what schemas of 1,000 fields and more cost. The time a field stays the same. */
import * as v from "valibot";
import { merge, meta, structured, toYaml } from "../mod.ts";
import { jsonSchemaOf } from "../src/schema/json_schema.ts";
import { describeSchema } from "../src/schema/schema.ts";
import { SchemaValidator } from "../src/schema/validate.ts";

const repeats = 15;

function schemaOf(fields: number) {
  const entry = (at: number) =>
    at % 10 === 0
      ? v.pipe(v.optional(v.string(), "hidden"), meta({ secret: true }))
      : v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), at);
  return v.object(Object.fromEntries(Array.from({ length: fields }, (_, at) => [`field${at}`, entry(at)])));
}

/** The median of what each call of an action takes, in microseconds a field; what it works on is made anew each time. */
function microsecondsPerField<T>(fields: number, prepare: () => T, action: (made: T) => unknown): number {
  const times = Array.from({ length: repeats }, () => {
    const made = prepare();
    const start = performance.now();
    action(made);
    return performance.now() - start;
  });
  times.sort((one, other) => one - other);
  return ((times[repeats >> 1] ?? 0) * 1000) / fields;
}

const sizes = [1000, 4000, 16_000];
const rows = sizes.map((fields) => {
  const change = Object.fromEntries(
    Array.from({ length: fields }, (_, at) => [`field${at}`, at % 10 === 0 ? "x" : 1]),
  );
  const typed = () => structured(schemaOf(fields));
  return {
    fields,
    describe: microsecondsPerField(fields, () => schemaOf(fields), (schema) => describeSchema(schema)),
    structured: microsecondsPerField(fields, () => schemaOf(fields), (schema) => structured(schema)),
    merge: microsecondsPerField(fields, typed, (config) => merge(config, change as never)),
    value: microsecondsPerField(fields, typed, (config) => config.value),
    "validate again": microsecondsPerField(fields, () => {
      const validator = new SchemaValidator(schemaOf(fields));
      validator.validate(change);
      return validator;
    }, (validator) => validator.validate({ ...change, field1: 2 })),
    "masked YAML": microsecondsPerField(fields, typed, (config) => toYaml(config)),
    "JSON Schema": microsecondsPerField(
      fields,
      () => describeSchema(schemaOf(fields)),
      ({ type }) => jsonSchemaOf(type),
    ),
  };
});
console.log("Microseconds a field");
console.table(
  rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, n]) => [name, Number(n.toFixed(2))]))),
);
