import type { SourceConfig } from "../source/config_source.ts";
import { type MemoryConfig, MemorySource } from "../source/memory_source.ts";
import { structured } from "../tree/structured.ts";
import { TreeMaker } from "../tree/tree_maker.ts";
import { basicLauncherShape, basicSweeperShape, hydraShape } from "./hydra_shape.ts";
import { emptyPrimary } from "./defaults_item.ts";

/** Hydra's own configs, as its groups offer them. Keys, and values that programs read, are Hydra's. */

interface OwnConfig {
  readonly value: unknown;
  readonly packageHeader?: string;
}

const messageOnly = { simple: { format: "%(message)s" } };
const console_ = { class: "logging.StreamHandler", formatter: "simple", stream: "ext://sys.stdout" };
const silent = { version: 1, root: null, disable_existing_loggers: false };
const errorsOnly = { version: 1, root: { level: "ERROR" }, disable_existing_loggers: true };
const named = { simple: { format: "%(asctime)s %(levelname)s %(name)s: %(message)s" } };

const hydraLogging: Readonly<Record<string, OwnConfig>> = {
  default: {
    value: {
      version: 1,
      formatters: { simple: { format: "%(asctime)s hydra: %(message)s" } },
      handlers: { console: console_ },
      root: { level: "INFO", handlers: ["console"] },
      loggers: { logging_example: { level: "DEBUG" } },
      disable_existing_loggers: false,
    },
  },
  hydra_debug: {
    value: {
      version: 1,
      formatters: named,
      handlers: {
        file: {
          class: "logging.FileHandler",
          mode: "w",
          formatter: "simple",
          filename: "hydra-${hydra.job.name}.log",
          delay: true,
        },
      },
      root: { level: "ERROR", handlers: ["file"] },
      loggers: { hydra: { level: "DEBUG" } },
      disable_existing_loggers: false,
    },
  },
  none: { value: silent },
  disabled: { value: errorsOnly },
};

const jobLogging: Readonly<Record<string, OwnConfig>> = {
  default: {
    value: {
      version: 1,
      formatters: named,
      handlers: {
        console: console_,
        file: {
          class: "logging.FileHandler",
          formatter: "simple",
          filename: "${hydra.runtime.output_dir}/${hydra.job.name}.log",
        },
      },
      root: { level: "INFO", handlers: ["console", "file"] },
      disable_existing_loggers: false,
    },
  },
  stdout: {
    value: {
      version: 1,
      formatters: messageOnly,
      handlers: { console: console_ },
      root: { level: "INFO", handlers: ["console"] },
      disable_existing_loggers: false,
    },
  },
  none: { value: silent },
  disabled: { value: errorsOnly },
};

const texts: Readonly<Record<string, OwnConfig>> = {
  "hydra/help/default": {
    value: {
      app_name: "${hydra.job.name}",
      header: "${hydra.help.app_name} takes its configuration from Hydrant.\n",
      footer: "hydrant --help tells what can be asked of a configuration.\n",
      template:
        "${hydra.help.header}\nGroups, and their options:\n\n$APP_CONFIG_GROUPS\n\n$OVERRIDE_ALIASES" +
        "The configuration, in which key=value overrides:\n\n$CONFIG\n\n${hydra.help.footer}\n",
    },
  },
  "hydra/hydra_help/default": {
    value: {
      template: "Composed by the rules of Hydra ${hydra.runtime.version}.\n\nFlags:\n\n$FLAGS_HELP\n\n" +
        "Groups of the hydra node, and their options:\n\n$HYDRA_CONFIG_GROUPS\n",
    },
  },
};

const output: OwnConfig = {
  packageHeader: "hydra",
  value: {
    run: { dir: "outputs/${now:%Y-%m-%d}/${now:%H-%M-%S}" },
    sweep: { dir: "multirun/${now:%Y-%m-%d}/${now:%H-%M-%S}", subdir: "${hydra.job.num}" },
  },
};

const files: ReadonlyMap<string, OwnConfig> = new Map([
  ["hydra/output/default", output],
  ["hydra/env/default", { value: {} }],
  ...Object.entries(texts),
  ...Object.entries(hydraLogging).map(([name, config]) => [`hydra/hydra_logging/${name}`, config] as const),
  ...Object.entries(jobLogging).map(([name, config]) => [`hydra/job_logging/${name}`, config] as const),
]);

const defaults = [
  { output: "default" },
  { launcher: "basic" },
  { sweeper: "basic" },
  { help: "default" },
  { hydra_help: "default" },
  { hydra_logging: "default" },
  { job_logging: "default" },
  { callbacks: null },
  { env: "default" },
];

/** What stands in the store beside what a program registers. */
export const storedHydraConfigs: ReadonlyMap<string, MemoryConfig> = new Map([
  ownConfig("hydra/config", { value: structured(hydraShape) }),
  ownConfig("hydra/launcher/basic", { value: structured(basicLauncherShape) }),
  ownConfig("hydra/sweeper/basic", { value: structured(basicSweeperShape) }),
  ownConfig(emptyPrimary, { value: {} }),
]);

/** The source of provider `hydra`, which comes first in the search path. */
export const hydraSource: MemorySource = new MemorySource(
  { provider: "hydra", scheme: "pkg", path: "hydra.conf" },
  new Map([...files].map(([name, config]) => ownConfig(name, config))),
);

/** Made once, for nodes never change; and when first asked for, because few of all are. */
function ownConfig(name: string, config: OwnConfig): readonly [string, MemoryConfig] {
  let made: SourceConfig | undefined;
  return [name, () => made ??= sourceConfig(name, config)];
}

function sourceConfig(name: string, { value, packageHeader }: OwnConfig): SourceConfig {
  const maker = new TreeMaker({ origin: { kind: "program", name: `Hydra's ${name}` } });
  const node = maker.fromPlain(value);
  const list = name === "hydra/config" ? { defaults: maker.fromPlain(defaults) } : {};
  return { node, packageHeader, permanent: true, name: `pkg://hydra.conf/${name}`, ...list };
}
