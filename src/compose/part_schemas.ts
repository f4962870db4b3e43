import { type KeyPathPart, printKeyPath } from "../base/key_path.ts";
import { isPlainObject, PlainObject } from "../base/plain.ts";
import type { ValidationOutcome } from "../resolve/context.ts";
import type { StandardSchema } from "../schema/standard.ts";
import { validatorOf } from "../schema/validate.ts";
import { type Key, keyText } from "../tree/key.ts";
import type { Node } from "../tree/node.ts";
import type { ObjectShape } from "../tree/node_type.ts";

/** Checks a resolved plain value, and may transform it. */
export type Validate = (value: unknown) => ValidationOutcome;

/** The schemas of parts of a tree, by the shapes that they declare: those in the store, and those of the project. */
export type PartSchemas = ReadonlyMap<ObjectShape, StandardSchema>;

interface Part {
  readonly keys: readonly string[];
  readonly schema: StandardSchema;
}

/** The check of a whole, and before it that of each part that a schema of its own declares, wherever it came to stand. */
export function validatingParts(
  root: Node,
  schemas: PartSchemas,
  whole: Validate | undefined,
): Validate | undefined {
  const parts = schemas.size === 0 ? [] : partsIn(root, schemas);
  if (parts.length === 0) return whole;
  return (value) => {
    const issues = [];
    let made = value;
    for (const { keys, schema } of parts) {
      const part = valueAt(value, keys);
      if (part === undefined) continue;
      const outcome = validatorOf(schema).validate(part);
      if (outcome.issues === undefined) made = withValueAt(made, keys, outcome.value);
      else issues.push(...outcome.issues.map((issue) => ({ ...issue, path: [...keys, ...issue.path] })));
    }
    const rest = whole?.(value);
    if (rest?.issues !== undefined) issues.push(...rest.issues);
    if (issues.length > 0) return { issues: withoutRepeats(issues) };
    return rest ?? { value: made };
  };
}

/** A part may be declared by the whole, too, which then finds the same. */
function withoutRepeats<Issue extends { readonly path: readonly string[]; readonly message: string }>(
  issues: readonly Issue[],
): readonly Issue[] {
  const seen = new Set<string>();
  return issues.filter(({ path, message }) => {
    const parts: KeyPathPart[] = path.map((key) => ({ key, bracketed: false }));
    const text = `${printKeyPath(parts)}: ${message}`;
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}

function partsIn(root: Node, schemas: PartSchemas): readonly Part[] {
  const parts: Part[] = [];
  const visit = (node: Node, keys: readonly string[]): void => {
    if (node.kind === "list") return node.items.forEach((item, at) => visit(item, [...keys, String(at)]));
    if (node.kind !== "map") return;
    const schema = node.shape === undefined ? undefined : schemas.get(node.shape);
    if (schema !== undefined) parts.push({ keys, schema });
    else node.values.forEach((value, at) => visit(value, [...keys, keyText(node.keys[at] as Key)]));
  };
  visit(root, []);
  return parts;
}

function valueAt(value: unknown, keys: readonly string[]): unknown {
  return keys.reduce((inner: unknown, key) => {
    if (Array.isArray(inner)) return inner[Number(key)];
    return isPlainObject(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined;
  }, value);
}

function withValueAt(value: unknown, keys: readonly string[], part: unknown): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return part;
  const inner = valueAt(value, [key]);
  const made = withValueAt(inner, rest, part);
  if (made === inner) return value;
  if (Array.isArray(value)) return Object.freeze(value.with(Number(key), made));
  return Object.freeze(Object.assign(new PlainObject(), value, { [key]: made }));
}
