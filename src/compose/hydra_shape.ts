import type {
  DictType,
  EnumType,
  ListType,
  NodeType,
  ObjectField,
  ObjectReference,
  ObjectShape,
  ScalarType,
} from "../tree/node_type.ts";
import { structured } from "../tree/structured.ts";

/** The types of Hydra's own node, with its defaults. A field without one is `???`. */

const anything: ScalarType = { kind: "any", optional: true };
const text: ScalarType = { kind: "str", optional: false };
const whole: ScalarType = { kind: "int", optional: false };
const flag: ScalarType = { kind: "bool", optional: false };
const optionalText: ScalarType = { kind: "str", optional: true };
const texts: ListType = { kind: "list", optional: false, element: text };
const textByName: DictType = { kind: "dict", optional: false, key: text, element: text };
const anythingByName: DictType = { kind: "dict", optional: false, key: text, element: anything };

/** `hydra.mode`. */
export const runMode: EnumType = {
  kind: "enum",
  optional: true,
  name: "RunMode",
  members: [
    { name: "RUN", value: { kind: "int", value: 1 } },
    { name: "MULTIRUN", value: { kind: "int", value: 2 } },
  ],
};

function required(name: string, type: NodeType): ObjectField {
  return { name, type };
}

function defaulted(name: string, type: NodeType, value: unknown): ObjectField {
  return { name, type, defaultValue: () => value };
}

function reference(shape: ObjectShape): ObjectReference {
  return { kind: "object", optional: false, shape };
}

/** A field that holds an object with the defaults of its shape. */
function object(name: string, shape: ObjectShape): ObjectField {
  return { name, type: reference(shape), defaultValue: () => structured(shape) };
}

const help: ObjectShape = {
  name: "HelpConf",
  fields: [
    required("app_name", text),
    required("header", text),
    required("footer", text),
    required("template", text),
  ],
};

const hydraHelp: ObjectShape = {
  name: "HydraHelpConf",
  fields: [required("hydra_help", text), required("template", text)],
};

const runDir: ObjectShape = { name: "RunDir", fields: [required("dir", text)] };

const sweepDir: ObjectShape = { name: "SweepDir", fields: [required("dir", text), required("subdir", text)] };

const overrides: ObjectShape = {
  name: "OverridesConf",
  fields: [defaulted("hydra", texts, []), defaulted("task", texts, [])],
};

const overrideDirname: ObjectShape = {
  name: "OverrideDirname",
  fields: [
    defaulted("kv_sep", text, "="),
    defaulted("item_sep", text, ","),
    defaulted("exclude_keys", texts, []),
  ],
};

const jobConfig: ObjectShape = { name: "JobConfig", fields: [object("override_dirname", overrideDirname)] };

const job: ObjectShape = {
  name: "JobConf",
  fields: [
    required("name", text),
    defaulted("chdir", flag, false),
    defaulted("override_dirname", text, "${hydra_override_dirname:}"),
    required("id", text),
    required("num", whole),
    required("config_name", optionalText),
    defaulted("env_set", textByName, {}),
    defaulted("env_copy", texts, []),
    object("config", jobConfig),
  ],
};

const configSource: ObjectShape = {
  name: "ConfigSourceInfo",
  fields: [required("path", text), required("schema", text), required("provider", text)],
};

const runtime: ObjectShape = {
  name: "RuntimeConf",
  fields: [
    required("version", text),
    required("version_base", text),
    required("cwd", text),
    required("config_sources", { kind: "list", optional: false, element: reference(configSource) }),
    required("output_dir", text),
    defaulted("choices", anythingByName, {}),
  ],
};

/** The `hydra` node. */
export const hydraShape: ObjectShape = {
  name: "HydraConf",
  fields: [
    defaulted("mode", runMode, null),
    defaulted("searchpath", texts, []),
    object("run", runDir),
    object("sweep", sweepDir),
    required("hydra_logging", anythingByName),
    required("job_logging", anythingByName),
    required("sweeper", anything),
    required("launcher", anything),
    defaulted("callbacks", anythingByName, {}),
    object("help", help),
    object("hydra_help", hydraHelp),
    defaulted("output_subdir", optionalText, ".hydra"),
    defaulted("aliases", textByName, {}),
    object("overrides", overrides),
    object("job", job),
    object("runtime", runtime),
    defaulted("verbose", anything, false),
  ],
};

/** `hydra/launcher: basic`. */
export const basicLauncherShape: ObjectShape = {
  name: "BasicLauncherConf",
  fields: [defaulted("_target_", text, "hydra._internal.core_plugins.basic_launcher.BasicLauncher")],
};

/** `hydra/sweeper: basic`. */
export const basicSweeperShape: ObjectShape = {
  name: "BasicSweeperConf",
  fields: [
    defaulted("_target_", text, "hydra._internal.core_plugins.basic_sweeper.BasicSweeper"),
    defaulted("max_batch_size", { kind: "int", optional: true }, null),
    defaulted("params", { kind: "dict", optional: true, key: text, element: text }, null),
  ],
};
