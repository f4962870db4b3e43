import { isSecretName } from "../base/secret_name.ts";
import { keyText } from "../tree/key.ts";
import type { ListNode, MapNode, Node } from "../tree/node.ts";

/**
 * Writes a first valibot schema for an existing tree, as the text of a TypeScript module: every key required,
 * with the type that its value has. It is a start to edit, not a judgement. Give it a resolved tree, so that
 * interpolations have types.
 */
export function inferSchema(root: Node): string {
  const writer = new SchemaWriter();
  const body = writer.schemaOf([root], 0);
  const imports = writer.marksSecrets ? `import { meta } from "@hydrant/config";\n` : "";
  return `${imports}import * as v from "valibot";\n\nexport default ${body};\n`;
}

/** Deeper than this a tree is described as unknown. */
const maximumDepth = 100;

const unknown = "v.unknown()";
const integer = "v.pipe(v.number(), v.integer())";

class SchemaWriter {
  marksSecrets = false;

  /** One schema for all the values that stand, or may stand, in one place. */
  schemaOf(nodes: readonly Node[], depth: number): string {
    const [first] = nodes;
    if (first === undefined || depth > maximumDepth) return unknown;
    const present = nodes.filter((node) => node.kind !== "null");
    const schema = this.#presentSchema(present, depth);
    return present.length < nodes.length ? `v.nullable(${schema})` : schema;
  }

  #presentSchema(nodes: readonly Node[], depth: number): string {
    if (nodes.every((node) => node.kind === "map")) {
      return this.#mapSchema(nodes as readonly MapNode[], depth);
    }
    if (nodes.every((node) => node.kind === "list")) {
      const items = (nodes as readonly ListNode[]).flatMap((node) => node.items);
      return `v.array(${this.schemaOf(items, depth)})`;
    }
    const schemas = [...new Set(nodes.map(leafSchema))];
    const [only] = schemas;
    if (schemas.includes(unknown)) return unknown;
    return schemas.length === 1 ? only as string : `v.union([${schemas.join(", ")}])`;
  }

  #mapSchema(nodes: readonly MapNode[], depth: number): string {
    const values = new Map<string, Node[]>();
    for (const node of nodes) {
      node.keys.forEach((key, at) => {
        const name = keyText(key);
        const known = values.get(name);
        if (known === undefined) values.set(name, [node.values[at] as Node]);
        else known.push(node.values[at] as Node);
      });
    }
    if (nodes.length === 0) return unknown;
    if (values.size === 0) return "v.record(v.string(), v.unknown())";
    const indent = "  ".repeat(depth + 1);
    const entries = [...values].map(([name, given]) => {
      const schema = this.#entrySchema(name, given, depth + 1);
      const entry = given.length < nodes.length ? `v.optional(${schema})` : schema;
      return `${indent}${/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name)}: ${entry},\n`;
    });
    return `v.object({\n${entries.join("")}${"  ".repeat(depth)}})`;
  }

  #entrySchema(name: string, nodes: readonly Node[], depth: number): string {
    const schema = this.schemaOf(nodes, depth);
    const isLeaf = nodes.every((node) => node.kind !== "map" && node.kind !== "list");
    if (!isSecretName(name) || !isLeaf) return schema;
    this.marksSecrets = true;
    return `v.pipe(${schema}, meta({ secret: true }))`;
  }
}

function leafSchema(node: Node): string {
  switch (node.kind) {
    case "str":
      return "v.string()";
    case "int":
      return integer;
    case "float":
      return "v.number()";
    case "bool":
      return "v.boolean()";
    default:
      return unknown;
  }
}
