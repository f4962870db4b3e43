/**
 * The library's functions that the adapters drive, in one place.
 * Modules are loaded by name while they are being written, so that an adapter runs as soon as what it needs is there.
 */
// deno-lint-ignore-file
const modules: Record<string, string> = {
  Config: "config/config.ts",
  create: "config/create.ts",
  load: "config/load.ts",
  fromDotlist: "config/dotlist.ts",
  fromArgs: "config/dotlist.ts",
  merge: "config/merge.ts",
  mergeWith: "config/merge.ts",
  select: "config/select.ts",
  canSelect: "config/select.ts",
  update: "config/update.ts",
  unset: "config/unset.ts",
  maskedCopy: "config/masked_copy.ts",
  missingKeys: "config/missing_keys.ts",
  isMissing: "config/is_missing.ts",
  isInterpolation: "config/is_interpolation.ts",
  resolve: "config/resolve.ts",
  toContainer: "config/to_container.ts",
  toYaml: "config/to_yaml.ts",
  setFlag: "config/flags.ts",
  isReadonly: "config/flags.ts",
  isStruct: "config/flags.ts",
  getItem: "config/item.ts",
  setItem: "config/item.ts",
  deleteItem: "config/item.ts",
  hasKey: "config/item.ts",
  keysOf: "config/item.ts",
  lengthOf: "config/item.ts",
  splitKeyPath: "base/key_path.ts",
  float: "base/float.ts",
  structured: "tree/structured.ts",
  tuple: "tree/tuple.ts",
  enumValue: "tree/enum_value.ts",
  dereference: "resolve/dereference.ts",
  fixedResolvers: "../tests/vectors/fixed_resolvers.ts",
};

export const library: any = {};

for (const [name, path] of Object.entries(modules)) {
  try {
    const loaded = await import(new URL(`../../src/${path}`, import.meta.url).href);
    library[name] = loaded[name];
  } catch (error) {
    library[name] = () => {
      throw new Error(`not there yet: ${name} of src/${path}: ${(error as Error).message.split("\n")[0]}`);
    };
  }
}
