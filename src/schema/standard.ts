/**
 * The part of Standard Schema (version 1) that Hydrant calls: any library's schema that offers it validates a
 * configuration, and one that offers Standard JSON Schema also types it.
 */
export interface StandardSchema<Input = unknown, Output = Input> {
  /** What the schema offers to any library. */
  readonly "~standard": StandardProperties<Input, Output>;
}

/** What a schema offers under `~standard`. */
export interface StandardProperties<Input = unknown, Output = Input> {
  /** The version of Standard Schema. */
  readonly version: 1;
  /** The library that made the schema. */
  readonly vendor: string;
  /** Checks a value, and gives what the schema makes of it. */
  readonly validate: (value: unknown) => StandardResult<Output> | Promise<StandardResult<Output>>;
  /** Present only for the compiler, which reads the schema's types from it. */
  readonly types?: StandardTypes<Input, Output> | undefined;
  /** Standard JSON Schema, where the library offers it. */
  readonly jsonSchema?: StandardJsonSchema | undefined;
}

/** The types that a schema takes and gives. */
export interface StandardTypes<Input = unknown, Output = Input> {
  /** What it takes. */
  readonly input: Input;
  /** What it gives. */
  readonly output: Output;
}

/** Standard JSON Schema. */
export interface StandardJsonSchema {
  /** The JSON Schema of what the schema takes. */
  /** `libraryOptions` is what one library understands, and others pass over. */
  readonly input: (options: {
    readonly target: string;
    readonly libraryOptions?: Record<string, unknown> | undefined;
  }) => Record<string, unknown>;
}

/** What a schema makes of a value, or everything it found wrong. */
export type StandardResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly StandardIssue[] };

/** One thing that a schema found wrong. */
export interface StandardIssue {
  /** What is wrong. */
  readonly message: string;
  /** The way to the value concerned. */
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** The type of the value that a schema gives. */
export type SchemaOutput<Schema> = Schema extends StandardSchema<infer _Input, infer Output> ? Output
  : unknown;

/** Whether a value is a schema of a library that follows Standard Schema. */
export function isStandardSchema(value: unknown): value is StandardSchema {
  if (value === null || (typeof value !== "object" && typeof value !== "function")) return false;
  const standard = (value as { readonly "~standard"?: unknown })["~standard"];
  return typeof standard === "object" && standard !== null &&
    typeof (standard as StandardProperties).validate === "function";
}
