import type { Origin } from "../base/origin.ts";
import { isPlainObject } from "../base/plain.ts";
import { describeSchema } from "../schema/schema.ts";
import { isStandardSchema } from "../schema/standard.ts";
import { structured } from "../tree/structured.ts";
import { TreeMaker } from "../tree/tree_maker.ts";
import type { ConfigReader } from "./config_reader.ts";
import type { SourceConfig } from "./config_source.ts";

/**
 * Configs that a program registers, by name: `db/mysql` is the option `mysql` of the group `db`. A value is a YAML
 * text (which may begin with `# @package`), a plain object or array, a schema, whose defaults it then is, or a
 * `StoredConfig`.
 */
export type ConfigStore = Readonly<Record<string, unknown>>;

/** A value in a store, with the package that its content goes to. */
export class StoredConfig {
  readonly value: unknown;
  readonly package: string | undefined;

  constructor(value: unknown, options: { readonly package?: string | undefined } = {}) {
    this.value = value;
    this.package = options.package;
  }
}

/** The configs of a store, each made when it is first asked for. */
export function storedConfigs(
  store: ConfigStore,
  { reader, angle }: { readonly reader: ConfigReader; readonly angle: boolean },
): ReadonlyMap<string, () => SourceConfig> {
  return new Map(
    Object.entries(store).map(([name, value]) => {
      const config = value instanceof StoredConfig ? value : new StoredConfig(value);
      return [name.replace(/\.yaml$/, ""), () => madeConfig(name, config, { reader, angle })];
    }),
  );
}

/** @throws {ConfigError} what making a configuration of the value raises */
function madeConfig(
  name: string,
  { value, package: named }: StoredConfig,
  { reader, angle }: { readonly reader: ConfigReader; readonly angle: boolean },
): SourceConfig {
  if (typeof value === "string") {
    const read = reader.text({ name: `store:${name}`, text: value });
    return named === undefined ? read : { ...read, packageHeader: named };
  }
  const origin: Origin = { kind: "program", name: `store:${name}` };
  const maker = new TreeMaker({ angle, origin });
  return { node: maker.fromPlain(inputOf(value, name)), packageHeader: named, name: `store:${name}` };
}

function inputOf(value: unknown, name: string): unknown {
  if (!isStandardSchema(value)) return value;
  const { type, defaultValue } = describeSchema(value, name);
  if (type.kind !== "object") return defaultValue?.() ?? {};
  const given = defaultValue?.();
  return structured(type.shape, isPlainObject(given) ? given : {});
}
