import type { Config } from "../../src/config/config.ts";
import type { Element, Interpolation } from "../../src/interpolation/ast.ts";
import type { ResolveContext, Resolvers } from "../../src/resolve/context.ts";
import type { Key } from "../../src/tree/key.ts";
import type { EnumType, ObjectShape } from "../../src/tree/node_type.ts";
import type { Place } from "../../src/tree/place.ts";

export type { Config };
export type Options = Readonly<Record<string, unknown>>;

/** The library's functions that the adapters drive, in one place. */
interface Library {
  readonly Config: typeof Config;
  create(input: unknown, options?: Options): Config;
  load(path: string, options?: Options): Config;
  fromDotlist(list: readonly string[], options?: Options): Config;
  fromArgs(list: readonly string[], options?: Options): Config;
  merge(...inputs: readonly unknown[]): Config;
  mergeWith(config: Config, ...inputs: readonly unknown[]): Config;
  mergeWithDotlist(config: Config, list: readonly string[]): Config;
  select(config: Config, keyPath: string, options?: Options): unknown;
  canSelect(config: Config, keyPath: string, options?: Options): boolean;
  update(config: Config, keyPath: string, value: unknown, options?: Options): Config;
  maskedCopy(config: Config, keys: unknown): Config;
  missingKeys(config: Config, options?: Options): Iterable<string>;
  isMissing(config: Config, key: unknown): boolean;
  isInterpolation(config: Config, key: unknown): boolean;
  resolve(config: Config): Config;
  toContainer(config: Config, options?: Options): unknown;
  toYaml(config: Config, options?: Options): string;
  setFlag(config: Config, flag: string, value: boolean | undefined): Config;
  isReadonly(config: Config): boolean | undefined;
  isStruct(config: Config): boolean | undefined;
  get(config: Config, key: unknown, options?: Options): unknown;
  getItem(config: Config, key: unknown): unknown;
  setItem(config: Config, key: unknown, value: unknown): Config;
  deleteItem(config: Config, key: unknown): Config;
  hasKey(config: Config, key: unknown): boolean;
  keysOf(config: Config): readonly Key[];
  lengthOf(config: Config): number;
  structurallyEqual(left: Config, right: Config): boolean;
  splitKeyPath(path: string): readonly string[];
  keyPathOf(place: Place): string;
  childOf(place: Place, key: Key): Place;
  dereference(place: Place, context: ResolveContext): Place;
  parseAnyInterpolation(text: string): Interpolation;
  parseElement(text: string): Element;
  evaluateSyntax(syntax: Interpolation | Element, container: Place, context: ResolveContext): Place;
  float(value: number): unknown;
  tuple(...items: readonly unknown[]): unknown;
  enumValue(type: EnumType, name: string): unknown;
  structured(shape: ObjectShape, values?: Options): unknown;
  fixedResolvers(): Resolvers;
}

const modules: Readonly<Record<keyof Library, string>> = {
  Config: "../../src/config/config.ts",
  create: "../../src/config/create.ts",
  load: "../../src/config/load.ts",
  fromDotlist: "../../src/config/dotlist.ts",
  fromArgs: "../../src/config/dotlist.ts",
  merge: "../../src/config/merge.ts",
  mergeWith: "../../src/config/merge.ts",
  mergeWithDotlist: "../../src/config/dotlist.ts",
  select: "../../src/config/select.ts",
  canSelect: "../../src/config/select.ts",
  update: "../../src/config/update.ts",
  maskedCopy: "../../src/config/masked_copy.ts",
  missingKeys: "../../src/config/missing_keys.ts",
  isMissing: "../../src/config/is_missing.ts",
  isInterpolation: "../../src/config/is_interpolation.ts",
  resolve: "../../src/config/resolve.ts",
  toContainer: "../../src/config/to_container.ts",
  toYaml: "../../src/config/to_yaml.ts",
  setFlag: "../../src/config/flags.ts",
  isReadonly: "../../src/config/flags.ts",
  isStruct: "../../src/config/flags.ts",
  get: "../../src/config/item.ts",
  getItem: "../../src/config/item.ts",
  setItem: "../../src/config/item.ts",
  deleteItem: "../../src/config/item.ts",
  hasKey: "../../src/config/item.ts",
  keysOf: "../../src/config/item.ts",
  lengthOf: "../../src/config/item.ts",
  structurallyEqual: "../../src/config/structural_equality.ts",
  childOf: "../../src/config/item.ts",
  splitKeyPath: "../../src/base/key_path.ts",
  keyPathOf: "../../src/tree/place.ts",
  dereference: "../../src/resolve/dereference.ts",
  evaluateSyntax: "../../src/resolve/dereference.ts",
  parseAnyInterpolation: "../../src/interpolation/parse.ts",
  parseElement: "../../src/interpolation/parse.ts",
  float: "../../src/base/float.ts",
  tuple: "../../src/tree/tuple.ts",
  enumValue: "../../src/tree/enum_value.ts",
  structured: "../../src/tree/structured.ts",
  fixedResolvers: "./fixed_resolvers.ts",
};

async function loaded(name: string, path: string): Promise<unknown> {
  let why = "no such export";
  try {
    const module = await import(path) as Record<string, unknown>;
    if (module[name] !== undefined) return module[name];
  } catch (error) {
    why = (error as Error).message.split("\n")[0];
  }
  return () => {
    throw new Error(`not there yet: ${name} of ${path}: ${why}`);
  };
}

const entries = await Promise.all(
  Object.entries(modules).map(async ([name, path]) => [name, await loaded(name, path)]),
);

/** Loaded by name while the modules are being written, so that an adapter runs as soon as what it needs is there. */
export const library = Object.fromEntries(entries) as Library;
