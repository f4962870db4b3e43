import { isSecretName } from "../base/secret_name.ts";
import { FloatKey, type Key } from "../tree/key.ts";
import type { MapNode, Node } from "../tree/node.ts";

/**
 * Writes a first valibot schema for an existing tree, as the text of a TypeScript module: every key required,
 * with the type that its value has. It is a start to edit, not a judgement. Give it a resolved tree, so that
 * interpolations have types.
 */
export function inferSchema(root: Node): string {
  const writer = new SchemaWriter();
  const body = writer.schemaOf(root, 0);
  const imports = writer.marksSecrets ? `import { meta } from "@hydrant/config";\n` : "";
  return `${imports}import * as v from "valibot";\n\nexport default ${body};\n`;
}

/** Deeper than this a tree is described as unknown. */
const maximumDepth = 100;

class SchemaWriter {
  marksSecrets = false;

  schemaOf(node: Node, depth: number): string {
    if (depth > maximumDepth) return "v.unknown()";
    switch (node.kind) {
      case "map":
        return this.#mapSchema(node, depth);
      case "list":
        return this.#listSchema(node.items, depth);
      case "str":
        return "v.string()";
      case "int":
        return typeof node.value === "bigint" ? "v.bigint()" : "v.pipe(v.number(), v.integer())";
      case "float":
        return "v.number()";
      case "bool":
        return "v.boolean()";
      case "null":
        return "v.nullable(v.unknown())";
      default:
        return "v.unknown()";
    }
  }

  #mapSchema(node: MapNode, depth: number): string {
    if (node.keys.length === 0) return "v.record(v.string(), v.unknown())";
    const indent = "  ".repeat(depth + 1);
    const entries = node.keys.map((key, at) => {
      const name = keyText(key);
      const schema = this.#entrySchema(name, node.values[at] as Node, depth + 1);
      return `${indent}${/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name)}: ${schema},\n`;
    });
    return `v.object({\n${entries.join("")}${"  ".repeat(depth)}})`;
  }

  #entrySchema(name: string, node: Node, depth: number): string {
    const schema = this.schemaOf(node, depth);
    if (!isSecretName(name) || node.kind === "map" || node.kind === "list") return schema;
    this.marksSecrets = true;
    return `v.pipe(${schema}, meta({ secret: true }))`;
  }

  #listSchema(items: readonly Node[], depth: number): string {
    const schemas = [...new Set(items.map((item) => this.schemaOf(item, depth)))];
    const [only] = schemas;
    if (only === undefined) return "v.array(v.unknown())";
    return schemas.length === 1 ? `v.array(${only})` : `v.array(v.union([${schemas.join(", ")}]))`;
  }
}

function keyText(key: Key): string {
  return key instanceof FloatKey ? String(key.value) : String(key);
}
