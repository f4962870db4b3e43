import type { Float } from "./float.ts";

/**
 * The key paths that lead somewhere in a value type, as the compiler checks them: `"ml.threshold"`,
 * `"servers[0].host"`. Of a type that says nothing (`unknown`, `any`, an open record) every string is one.
 */
export type KeyPathOf<Value> = IsOpen<Value> extends true ? string : PathIn<Value, 8>;

/** The type of the value at a key path. */
export type ValueAt<Value, Path extends string> = IsOpen<Value> extends true ? unknown
  : Path extends "" ? Value
  : Path extends `.${infer Rest}` ? ValueAt<Value, Rest>
  : Path extends `[${infer Index}]${infer Rest}` ? ValueAt<Member<Value, Index>, Rest>
  : Path extends `${infer Key}[${infer Index}]${infer Rest}`
    ? Key extends `${infer Head}.${infer Tail}` ? ValueAt<Member<Value, Head>, `${Tail}[${Index}]${Rest}`>
    : ValueAt<Member<Value, Key>, `[${Index}]${Rest}`>
  : Path extends `${infer Key}.${infer Rest}` ? ValueAt<Member<Value, Key>, Rest>
  : Member<Value, Path>;

/** A string with an interpolation in it, which may stand wherever a value may. */
export type InterpolationText = `${string}\${${string}}${string}` | `${string}$<${string}>${string}`;

/** What may stand in the place of any value: an interpolation, or that it is missing. */
export type Placeholder = InterpolationText | "???";

/** What may be merged over a value: any part of it, with interpolations anywhere. */
export type PartOf<Value> = unknown extends Value ? unknown
  : Value extends readonly (infer Item)[] ? readonly PartOf<Item>[] | Placeholder
  : Value extends number | bigint ? (number extends Value ? number | bigint | Float : Value) | Placeholder
  : Value extends object ? { readonly [Key in keyof Value]?: PartOf<Value[Key]> } | Placeholder
  : Value | Placeholder;

/** Whether a type leaves open which keys there are. */
export type IsOpen<Value> = unknown extends Value ? true
  : string extends keyof Value ? (Value extends string ? false : true)
  : false;

/** The key paths into a value type. `Depth` bounds the recursion: paths longer than that are not listed. */
export type PathIn<Value, Depth extends number> = [Depth] extends [0] ? string
  : Value extends readonly (infer Item)[] ? `[${number}]` | `[${number}]${Continued<Item, Shallower[Depth]>}`
  : Value extends object ? {
      [Key in keyof Value & string]: Key | `${Key}${Continued<Value[Key], Shallower[Depth]>}`;
    }[keyof Value & string]
  : never;

/** How a path goes on below a value: by an index directly, by a key after a dot. */
export type Continued<Value, Depth extends number> = IsOpen<Value> extends true ? `.${string}`
  : Value extends readonly unknown[] ? PathIn<Value, Depth>
  : Value extends object ? `.${PathIn<Value, Depth>}`
  : never;

/** One less than each depth. */
export type Shallower = [0, 0, 1, 2, 3, 4, 5, 6, 7];

/** What stands in a value type under a key, or at any index; what is absent reads as null. */
export type Member<Value, Key extends string> = Value extends null | undefined ? null
  : Value extends readonly (infer Item)[] ? Item
  : Key extends keyof Value ? Value[Key]
  : unknown;
