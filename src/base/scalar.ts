/**
 * A scalar as the tree holds it, with the type that Python would know: an integer is exact at any size
 * (a `number` within the safe range, else a `bigint`), a float is a float although its value is integral.
 */
export type Scalar =
  | { readonly kind: "str"; readonly value: string }
  | { readonly kind: "int"; readonly value: number | bigint }
  | { readonly kind: "float"; readonly value: number }
  | { readonly kind: "bool"; readonly value: boolean }
  | { readonly kind: "null"; readonly value: null };
