import { excerpt } from "../grammar/fault_text.ts";
import { normalizeInteger } from "../base/integer.ts";
import type { Scalar } from "../base/scalar.ts";
import { Float } from "../base/float.ts";
import type {
  Element,
  Interpolation,
  InterpolationPart,
  LiteralElement,
  NodeReference,
  Reference,
  ResolverCall,
} from "../interpolation/ast.ts";
import { callResolver } from "./call_resolver.ts";
import type { Evaluator } from "./evaluator.ts";
import { faulty } from "./failure.ts";
import { EscapedMissing, looksMissing, type Native, type NativeKey } from "./native.ts";
import { joinTexts, nativeText } from "./native_text.ts";
import { nativeAt, nativeMap } from "./native_value.ts";
import { followReference, keysOfText, type ReferencePath } from "./reference.ts";
import { Spot } from "./spot.ts";

/**
 * Evaluates syntax at one node. What comes out is a native value, or the spot of a node that was referred to:
 * `nativeAt` makes a value of both. Everything here throws a `Failure` or `Faulty`.
 */
export function evaluateInterpolation(evaluator: Evaluator, syntax: Interpolation, at: Spot): Native {
  const { parts } = syntax;
  if (parts.length === 1 && parts[0].kind !== "text") return evaluateReference(evaluator, parts[0], at);
  return concatenate(evaluator, parts, at);
}

function evaluateReference(evaluator: Evaluator, reference: Reference, at: Spot): Native {
  if (reference.kind === "resolver") return evaluateCall(evaluator, reference, at);
  return followReference(evaluator, reference, at, pathOf(evaluator, reference, at));
}

/** The value of a reference where a node as such is of no use. */
function valueOfReference(evaluator: Evaluator, reference: Reference, at: Spot): Native {
  const value = evaluateReference(evaluator, reference, at);
  return value instanceof Spot ? nativeAt(value) : value;
}

function pathOf(evaluator: Evaluator, reference: NodeReference, at: Spot): ReferencePath {
  if (reference.path !== undefined) return { relativeDots: reference.relativeDots, keys: reference.path };
  let { relativeDots } = reference;
  const keys: string[] = [];
  for (const key of reference.keys) {
    if (typeof key === "string") {
      keys.push(key);
      continue;
    }
    const text = textOfKey(key.reference, valueOfReference(evaluator, key.reference, at));
    const split = keysOfText(text, { bracketed: key.bracketed, head: keys.length === 0 });
    relativeDots += split.relativeDots;
    keys.push(...split.keys);
  }
  return { relativeDots, keys };
}

function textOfKey(reference: Reference, value: Native): string {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "bigint") return String(value);
  if (value instanceof EscapedMissing) return value.text;
  const what = `Interpolation '${
    excerpt(reference.raw)
  }' stands for a key, and gives neither a string nor an integer`;
  throw faulty(what, { text: reference.raw });
}

function concatenate(evaluator: Evaluator, parts: readonly InterpolationPart[], at: Spot): Native {
  const texts: string[] = [];
  let hasEscaped = false;
  for (const part of parts) {
    if (part.kind === "text") {
      texts.push(part.value);
      continue;
    }
    const value = valueOfReference(evaluator, part, at);
    hasEscaped ||= value instanceof EscapedMissing;
    texts.push(nativeText(value));
  }
  const text = joinTexts(texts);
  return hasEscaped && looksMissing(text) ? new EscapedMissing(text) : text;
}

function evaluateCall(evaluator: Evaluator, call: ResolverCall, at: Spot): Native {
  const name = call.name ?? nameOf(evaluator, call, at);
  if (call.hasEmptyItem) warnOfEmptyItem(evaluator, call.raw);
  const args = call.args.map((argument) => evaluateElement(evaluator, argument, at));
  return callResolver(evaluator, { name, args, argTexts: call.argTexts, text: call.raw }, at);
}

function nameOf(evaluator: Evaluator, call: ResolverCall, at: Spot): string {
  const segments = call.nameSegments.map((segment) => {
    if (typeof segment === "string") return segment;
    const value = valueOfReference(evaluator, segment, at);
    if (typeof value === "string") return value;
    if (value instanceof EscapedMissing) return value.text;
    throw faulty(
      `Interpolation '${excerpt(segment.raw)}' stands for the name of a resolver, and gives no string`,
      {
        text: call.raw,
      },
    );
  });
  return segments.join(".");
}

function warnOfEmptyItem(evaluator: Evaluator, text: string): void {
  evaluator.context.warn(`In '${text}' an element is left empty: write '' for an empty string`);
}

/** The value of one element: an argument of a resolver, or what `oc.decode` reads. */
export function evaluateElement(evaluator: Evaluator, element: Element, at: Spot): Native {
  switch (element.kind) {
    case "literal":
      return literalValue(element);
    case "quoted":
      return element.escapedMissing
        ? new EscapedMissing(plainText(element.parts))
        : concatenate(evaluator, element.parts, at);
    case "concatenation": {
      const [only] = element.parts;
      if (element.parts.length === 1 && only.kind !== "text") return valueOfReference(evaluator, only, at);
      return concatenate(evaluator, element.parts, at);
    }
    case "list":
      if (element.hasEmptyItem) warnOfEmptyItem(evaluator, "[…]");
      return element.items.map((item) => evaluateElement(evaluator, item, at));
    case "dict":
      return nativeMap(
        element.entries.map(({ key, value }) => [keyValue(key), evaluateElement(evaluator, value, at)]),
      );
  }
}

function plainText(parts: readonly InterpolationPart[]): string {
  return parts.map((part) => part.kind === "text" ? part.value : part.raw).join("");
}

function literalValue(element: LiteralElement): Native {
  const { scalar } = element;
  return element.escapedMissing ? new EscapedMissing(String(scalar.value)) : scalarValue(scalar);
}

function keyValue(key: LiteralElement): NativeKey {
  return scalarValue(key.scalar);
}

function scalarValue(scalar: Scalar): NativeKey {
  if (scalar.kind === "float") return new Float(scalar.value);
  return scalar.kind === "int" ? normalizeInteger(scalar.value) : scalar.value;
}
