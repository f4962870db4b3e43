/**
 * The part of Standard Schema (version 1) that Hydrant calls: any library's schema that offers it validates a
 * configuration, and one that offers Standard JSON Schema also types it.
 */
export interface StandardSchema<Input = unknown, Output = Input> {
  readonly "~standard": StandardProperties<Input, Output>;
}

export interface StandardProperties<Input = unknown, Output = Input> {
  readonly version: 1;
  /** The library that made the schema. */
  readonly vendor: string;
  readonly validate: (value: unknown) => StandardResult<Output> | Promise<StandardResult<Output>>;
  /** Present only for the compiler, which reads the schema's types from it. */
  readonly types?: StandardTypes<Input, Output> | undefined;
  /** Standard JSON Schema, where the library offers it. */
  readonly jsonSchema?: StandardJsonSchema | undefined;
}

export interface StandardTypes<Input = unknown, Output = Input> {
  readonly input: Input;
  readonly output: Output;
}

export interface StandardJsonSchema {
  readonly input: (options: { readonly target: string }) => Record<string, unknown>;
}

export type StandardResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly StandardIssue[] };

export interface StandardIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** The type of the value that a schema gives. */
export type SchemaOutput<Schema> = Schema extends StandardSchema<infer _Input, infer Output> ? Output
  : unknown;

/** The type of the value that a schema takes. */
export type SchemaInput<Schema> = Schema extends StandardSchema<infer Input, infer _Output> ? Input : unknown;

/** Whether a value is a schema of a library that follows Standard Schema. */
export function isStandardSchema(value: unknown): value is StandardSchema {
  if (value === null || (typeof value !== "object" && typeof value !== "function")) return false;
  const standard = (value as { readonly "~standard"?: unknown })["~standard"];
  return typeof standard === "object" && standard !== null &&
    typeof (standard as StandardProperties).validate === "function";
}
