/**
 * The fuller parity with OmegaConf: everything that works on a configuration as a tree. What most programs need
 * is in `@hydrant/config`.
 *
 * @module
 */
export type { ContextOptions } from "./src/resolve/context.ts";
export type { CallSite, FullResolver, PlainResolver, Resolver, Resolvers } from "./src/resolve/context.ts";
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
// Types that the functions above and those of the main entry name.
export type {
  CompositionDetails,
  InterpolationDetails,
  KeyDetails,
  ValueDetails,
  YamlDetails,
} from "./src/base/error_code.ts";
export type { ErrorTextOptions } from "./src/base/error_text.ts";
export type { Secrecy } from "./src/base/secrecy.ts";
export type { Float } from "./src/base/float.ts";
export type { MessagePart, Quoted } from "./src/base/message.ts";
export type {
  EnvironmentOrigin,
  LayerOrigin,
  OverrideOrigin,
  ProgramOrigin,
  SchemaOrigin,
  TextOrigin,
} from "./src/base/origin.ts";
export type {
  Continued,
  InterpolationText,
  IsOpen,
  Member,
  PathIn,
  Placeholder,
  Shallower,
} from "./src/base/path_type.ts";
export type { Redactor } from "./src/base/redactor.ts";
export type { Scalar } from "./src/base/scalar.ts";
export type { SourceText } from "./src/base/source_text.ts";
export type { ProjectValue } from "./src/compose/project.ts";
export type { Beaten } from "./src/config/explain.ts";
export type { LoadOptions } from "./src/config/load.ts";
export type { MergeInput } from "./src/config/merge.ts";
export type { MissingKeysOptions } from "./src/config/missing_keys.ts";
export type { SaveOptions } from "./src/config/save.ts";
export type { Selected, SelectOptions } from "./src/config/select.ts";
export type { ToContainerOptions } from "./src/config/to_container.ts";
export type { ToYamlOptions } from "./src/config/to_yaml.ts";
export type { TypedInput, Unchecked, Untyped } from "./src/config/typed_input.ts";
export type { UpdateOptions } from "./src/config/update.ts";
export type { LocalLive } from "./src/delivery/local_live.ts";
export type { Cause } from "./src/live/generation.ts";
export type { Apply } from "./src/live/live.ts";
export type { Rejection } from "./src/live/publisher.ts";
export type { WatchTimes } from "./src/live/watcher.ts";
export type {
  EnvironmentVariables,
  Placed,
  RandomFractions,
  ValidationOutcome,
  ValueIssue,
  WallClock,
} from "./src/resolve/context.ts";
export type {
  DirectoryEntry,
  FileKind,
  FileStatus,
  FileSystem,
  WriteOptions,
} from "./src/runtime/file_system.ts";
export type { HydrantMetadata, MetaAction, MetaTypes } from "./src/schema/meta.ts";
export type {
  StandardIssue,
  StandardJsonSchema,
  StandardProperties,
  StandardResult,
  StandardTypes,
} from "./src/schema/standard.ts";
export type { ConfigStore } from "./src/source/stored_config.ts";
export type { FlagName, Flags } from "./src/tree/flags.ts";
export type { EnumKey, FloatKey, Key } from "./src/tree/key.ts";
export type { EnumMember, ListMerge } from "./src/tree/node_type.ts";
export type { YamlLimits } from "./src/yaml/limits.ts";
