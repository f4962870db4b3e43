/**
 * A valibot schema as `describe.ts` reads it: by its `type` word, never by identity, for a schema file may
 * bring a valibot of its own.
 */
export interface ValibotSchema {
  readonly kind: "schema";
  readonly type: string;
  readonly async: boolean;
  readonly expects: string;
  readonly pipe?: readonly ValibotPipeItem[];
  /** object and its kin */
  readonly entries?: Readonly<Record<string, ValibotSchema>>;
  readonly rest?: ValibotSchema;
  /** array */
  readonly item?: ValibotSchema;
  /** tuple */
  readonly items?: readonly ValibotSchema[];
  /** record; variant has its discriminator's name here */
  readonly key?: ValibotSchema | string;
  readonly value?: ValibotSchema;
  /** union, variant, intersect: schemas; picklist: values */
  readonly options?: readonly unknown[];
  readonly literal?: unknown;
  readonly enum?: Readonly<Record<string, string | number>>;
  readonly wrapped?: ValibotSchema;
  readonly default?: unknown;
  readonly getter?: (input: unknown) => ValibotSchema;
  /** Validates; what it is given is its own to change. */
  readonly "~run": (
    dataset: { value: unknown },
    config: Readonly<Record<string, unknown>>,
  ) => { readonly value?: unknown; readonly issues?: readonly unknown[] };
}

/** A step after the first of a pipe: a check, a transformation, or something said about the entry. */
export interface ValibotAction {
  readonly kind: "validation" | "transformation" | "metadata";
  readonly type: string;
  readonly requirement?: unknown;
  readonly description?: string;
  readonly metadata?: Readonly<Record<string, unknown>>;
}

export type ValibotPipeItem = ValibotSchema | ValibotAction;

/** Whether a value is a schema that valibot made, of whichever copy. */
export function isValibotSchema(value: unknown): value is ValibotSchema {
  if (typeof value !== "object" || value === null) return false;
  const { kind, type } = value as { readonly kind?: unknown; readonly type?: unknown };
  return kind === "schema" && typeof type === "string" && "~run" in value;
}
