import { type Key, keyText } from "./key.ts";
import type { Node } from "./node.ts";
import type { NodeType, ObjectShape } from "./node_type.ts";

/** What a type says of what stands under a key. */
interface Declared {
  readonly type?: NodeType | undefined;
  readonly shape?: ObjectShape | undefined;
}

/** Whether a type, or any member of a union, is marked secret. */
export function isSecretType(type: NodeType | undefined): boolean {
  if (type === undefined) return false;
  return type.secret === true || (type.kind === "union" && type.members.some(isSecretType));
}

/** Whether what stands under a key of a container is marked secret by the container's declaration. */
export function marksChildSecret(container: Node, key: Key): boolean {
  if (container.kind !== "map" && container.kind !== "list") return false;
  const { type } = container;
  if (container.kind === "map" && container.shape !== undefined) {
    const { names, rest } = secretFieldsOf(container.shape);
    const name = keyText(key);
    if (names.get(name) ?? rest) return true;
  }
  if (type === undefined || type.kind === "object") return false;
  return childTypes({ type }, keyText(key)).some(isSecretType);
}

interface SecretFields {
  /** For each field, whether it is secret. */
  readonly names: ReadonlyMap<string, boolean>;
  /** Whether other keys are. */
  readonly rest: boolean;
}

/** By shape: a pure memo. */
const secretFields = new WeakMap<ObjectShape, SecretFields>();

function secretFieldsOf(shape: ObjectShape): SecretFields {
  let known = secretFields.get(shape);
  if (known === undefined) {
    const names = new Map(shape.fields.map(({ name, type }) => [name, isSecretType(type)]));
    secretFields.set(shape, known = { names, rest: isSecretType(shape.rest) });
  }
  return known;
}

/** Adds the names of all fields that are marked secret in a type, or in what it is made of. */
export function collectSecretNames(
  type: NodeType | undefined,
  names: Set<string>,
  seen: Set<ObjectShape> = new Set(),
): void {
  switch (type?.kind) {
    case "object":
      return collectSecretFields(type.shape, names, seen);
    case "list":
    case "dict":
      return collectSecretNames(type.element, names, seen);
    case "tuple":
      return type.items.forEach((item) => collectSecretNames(item, names, seen));
    case "union":
      return type.members.forEach((member) => collectSecretNames(member, names, seen));
  }
}

/** As `collectSecretNames`, for a shape; those in `seen` are known. */
export function collectSecretFields(shape: ObjectShape, names: Set<string>, seen: Set<ObjectShape>): void {
  if (seen.has(shape)) return;
  seen.add(shape);
  for (const { name, type } of shape.fields) {
    if (isSecretType(type)) names.add(name);
    collectSecretNames(type, names, seen);
  }
  collectSecretNames(shape.rest, names, seen);
}

/** Whether a declaration marks what stands at a key path, or anything on the way, as secret. */
export function marksPathSecret(node: Node, keys: readonly string[]): boolean {
  let declared: readonly Declared[] = [{
    type: node.type,
    shape: node.kind === "map" ? node.shape : undefined,
  }];
  for (const key of keys) {
    const types = declared.flatMap((each) => childTypes(each, key));
    if (types.some(isSecretType)) return true;
    declared = types.map((type) => ({ type }));
  }
  return false;
}

function childTypes({ type, shape }: Declared, key: string): readonly NodeType[] {
  const ofShape = shape === undefined ? [] : fieldTypes(shape, key);
  switch (type?.kind) {
    case "object":
      return shape === undefined ? fieldTypes(type.shape, key) : ofShape;
    case "list":
    case "dict":
      return [...ofShape, type.element];
    case "tuple": {
      const item = type.items[type.variadic ? 0 : Number(key)];
      return item === undefined ? ofShape : [...ofShape, item];
    }
    case "union":
      return [...ofShape, ...type.members.flatMap((member) => childTypes({ type: member }, key))];
    default:
      return ofShape;
  }
}

function fieldTypes(shape: ObjectShape, key: string): readonly NodeType[] {
  const field = shape.fields.find(({ name }) => name === key);
  const type = field?.type ?? shape.rest;
  return type === undefined ? [] : [type];
}
