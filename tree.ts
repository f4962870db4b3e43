/**
 * The fuller parity with OmegaConf: everything that works on a configuration as a tree. What most programs need
 * is in `@hydrant/config`.
 *
 * @module
 */
export type { ContextOptions } from "./src/resolve/context.ts";
export type { CallSite, FullResolver, PlainResolver, Resolver, Resolvers } from "./src/resolve/resolver.ts";
export type { CreateOptions } from "./src/config/create.ts";
export { fromArgs, mergeWithDotlist } from "./src/config/dotlist.ts";
export { isReadonly, isStruct, setFlag, withFlag } from "./src/config/flags.ts";
export { isInterpolation } from "./src/config/is_interpolation.ts";
export { isMissing } from "./src/config/is_missing.ts";
export { deleteItem, get, getItem, hasKey, keysOf, lengthOf, setItem } from "./src/config/item.ts";
export { maskedCopy } from "./src/config/masked_copy.ts";
export { mergeWith } from "./src/config/merge.ts";
export { missingKeys } from "./src/config/missing_keys.ts";
export { resolve } from "./src/config/resolve.ts";
export { save } from "./src/config/save.ts";
export { canSelect } from "./src/config/select.ts";
export { structurallyEqual } from "./src/config/structural_equality.ts";
