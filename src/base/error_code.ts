/**
 * Every code that a `ConfigError` can carry, with the details that come with it.
 * The set is closed: `errorNames` below has one row a code, and a test raises each once.
 */
export interface ErrorDetails {
  /** The bytes are no YAML text: a control character, bad UTF-8. */
  yaml_reader: YamlDetails;
  /** The characters form no token. */
  yaml_scanner: YamlDetails;
  /** The tokens form no document. */
  yaml_parser: YamlDetails;
  /** Anchors, aliases or documents do not fit together. */
  yaml_composer: YamlDetails;
  /** A value cannot be built: bad tag, duplicate key, unhashable key. */
  yaml_constructor: YamlDetails;
  /** A text is no JSON, or holds a key twice. */
  json_parse: { readonly problem: string; readonly offset: number };
  /** A bound on size, depth, count or time was passed. */
  limit_exceeded: { readonly limit: string; readonly maximum: number; readonly actual?: number };
  /** A key name that could poison an object, refused everywhere. */
  unsafe_key: { readonly key: string };
  /** The text of an interpolation does not parse. */
  grammar_parse: { readonly text: string; readonly offset: number; readonly expected?: string };
  /** An interpolation names a node that does not exist. */
  interpolation_key: InterpolationDetails;
  /** Evaluating an interpolation failed: a resolver threw, the target has no place for it. */
  interpolation_resolution: InterpolationDetails;
  /** Interpolations lead back to where they began. */
  interpolation_cycle: InterpolationDetails;
  /** An interpolation names a node that is `???`. */
  interpolation_missing: InterpolationDetails;
  /** What an interpolation gave does not fit the node's type. */
  interpolation_validation: InterpolationDetails;
  /** An interpolation names a resolver that is not registered. */
  unsupported_interpolation: InterpolationDetails & {
    readonly resolver: string;
    readonly available: readonly string[];
  };
  /** A value does not fit its type. */
  validation: ValueDetails;
  /** A value of a kind that no node can hold. */
  unsupported_value: ValueDetails;
  /** A key does not exist, or may not be added. */
  key_not_found: KeyDetails;
  /** A key does not exist in a structured config, or under struct mode. */
  attribute_not_found: KeyDetails;
  /** An index is out of range, or is none. */
  index_out_of_range: KeyDetails;
  /** An operation does not suit the kind of node it was applied to. */
  config_type: ValueDetails;
  /** An argument has the right type and a value that cannot be used. */
  config_value: ValueDetails;
  /** An argument that an operation cannot take. */
  invalid_argument: ValueDetails;
  /** A key has a type that keys cannot have here. */
  key_validation: KeyDetails;
  /** The node is read-only. */
  readonly: KeyDetails;
  /** The value is `???`: it must be set before it is read. */
  missing_value: KeyDetails;
  /** A dict met a list, or another pair of kinds that do not merge. */
  merge_type: { readonly target: string; readonly source: string };
  /** A list of overrides holds one that does not parse; the cause says why. */
  override_parse: { readonly override: string; readonly index: number };
  /** A text is no override by the grammar, or a function in it cannot be evaluated. */
  override_grammar: { readonly override: string; readonly offset?: number; readonly expected?: string };
  /** A function in an override refuses what it was given. */
  override_argument: { readonly function: string; readonly reason: string };
  /** No config of a name is in the search path. */
  missing_config: CompositionDetails & {
    readonly searchPath: readonly string[];
    /** Primary configs that are elsewhere, each with the command that composes it. */
    readonly nearby?: readonly string[];
  };
  /** Configs, choices or overrides do not fit together. */
  composition: CompositionDetails;
  /** A part of a composition is of the wrong kind: an item of a defaults list, a package header, a group's choice. */
  composition_value: CompositionDetails;
  /** A config is there and may not be loaded: the wrong extension, a link out of the search path. */
  config_load: { readonly path: string; readonly reason: string };
  /** A sweep cannot be listed as jobs. */
  sweep: { readonly override?: string; readonly reason: string };
  /** A file cannot be read or written. */
  file_access: { readonly path: string; readonly reason: string };
  /** No daemon answers at a socket. */
  no_daemon: { readonly socket: string; readonly reason: string };
  /** Another daemon serves at the socket already. */
  socket_in_use: { readonly socket: string };
  /** The other end of a connection does not keep to the wire protocol. */
  protocol: { readonly problem: string };
  /** A daemon refused a request; `reason` is the wire protocol's word for why. */
  refused: { readonly reason: string };
  /** A live configuration was used after it was closed. */
  closed: { readonly operation: string };
  /** The command line cannot be understood. */
  usage: { readonly argument?: string; readonly available?: readonly string[]; readonly suggestion?: string };
}

/** The fields that describe a fault in a YAML text. */
export interface YamlDetails {
  /** What is wrong with the text. */
  readonly problem: string;
  /** What was being read when it happened. */
  readonly context?: string;
}

/** The fields that describe a failed interpolation. */
export interface InterpolationDetails {
  /** The interpolation as written. */
  readonly text: string;
  /** Key paths from the node that was read to the one that failed. */
  readonly chain: readonly string[];
  /** The nearest key to the one that was not found. */
  readonly suggestion?: string;
}

/** The fields that describe a value that was refused. */
export interface ValueDetails {
  /** The value itself, unless it is secret. */
  readonly value?: unknown;
  /** What was wanted, in words. */
  readonly expected?: string;
}

/** The fields that describe a key that was refused or not found. */
export interface KeyDetails {
  /** The key itself. */
  readonly key?: string | number | boolean | bigint;
  /** Keys that exist where it was looked for. */
  readonly available?: readonly string[];
  /** The nearest of them. */
  readonly suggestion?: string;
}

/** The fields that describe a fault in a composition. */
export interface CompositionDetails {
  /** The config that was looked for, or whose content is at fault. */
  readonly config?: string;
  /** The config group, or group with package, concerned. */
  readonly group?: string;
  /** The override that is at fault, as written. */
  readonly override?: string;
  /** What was written, where it is of the wrong kind. */
  readonly value?: unknown;
  /** Names that exist where one was looked for. */
  readonly available?: readonly string[];
  /** The nearest of them. */
  readonly suggestion?: string;
}

/** A code that tells one kind of error from another. */
export type ErrorCode = keyof ErrorDetails;

/** For each code, the name of the class that OmegaConf or Hydra raises for the same fault; `error.name` is this. */
export const errorNames: { readonly [Code in ErrorCode]: string } = {
  yaml_reader: "ReaderError",
  yaml_scanner: "ScannerError",
  yaml_parser: "ParserError",
  yaml_composer: "ComposerError",
  yaml_constructor: "ConstructorError",
  json_parse: "JsonParseError",
  limit_exceeded: "LimitExceededError",
  unsafe_key: "UnsafeKeyError",
  grammar_parse: "GrammarParseError",
  interpolation_key: "InterpolationKeyError",
  interpolation_resolution: "InterpolationResolutionError",
  interpolation_cycle: "InterpolationResolutionError",
  interpolation_missing: "InterpolationToMissingValueError",
  interpolation_validation: "InterpolationValidationError",
  unsupported_interpolation: "UnsupportedInterpolationType",
  validation: "ValidationError",
  unsupported_value: "UnsupportedValueType",
  key_not_found: "ConfigKeyError",
  attribute_not_found: "ConfigAttributeError",
  index_out_of_range: "ConfigIndexError",
  config_type: "ConfigTypeError",
  config_value: "ConfigValueError",
  invalid_argument: "ValueError",
  key_validation: "KeyValidationError",
  readonly: "ReadonlyConfigError",
  missing_value: "MissingMandatoryValue",
  merge_type: "TypeError",
  override_parse: "OverrideParseException",
  override_grammar: "HydraException",
  override_argument: "ValueError",
  missing_config: "MissingConfigException",
  composition: "ConfigCompositionException",
  composition_value: "ValueError",
  config_load: "ConfigLoadError",
  sweep: "HydraException",
  file_access: "OSError",
  no_daemon: "NoDaemonError",
  socket_in_use: "SocketInUseError",
  protocol: "ProtocolError",
  refused: "RefusedError",
  closed: "ClosedError",
  usage: "UsageError",
};
