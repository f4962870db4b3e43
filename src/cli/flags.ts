/** One flag of the command line. */
export interface Flag {
  readonly name: string;
  /** With one dash: `h`, and Hydra's `cp`, `cn`, `cd`. */
  readonly short?: string;
  /** What its value is called in help; absent where it takes none. */
  readonly value?: string;
  readonly choices?: readonly string[];
  /** Its value may be left out, and stands behind `=` otherwise. */
  readonly attached?: true;
  readonly help: string;
}

/** Every flag there is; a command takes some of them. One name means one thing in all commands. */
export const flags = {
  help: { name: "help", short: "h", help: "Print this help" },
  version: { name: "version", help: "Print the version" },
  configPath: {
    name: "config-path",
    short: "cp",
    value: "DIR",
    help: "Directory of the primary config (conf)",
  },
  configName: {
    name: "config-name",
    short: "cn",
    value: "NAME",
    help: "Name of the primary config (config)",
  },
  configDir: {
    name: "config-dir",
    short: "cd",
    value: "DIR",
    help: "One more directory to search configs in",
  },
  project: { name: "project", value: "FILE", help: "Project file (hydrant.config.ts, where there is one)" },
  schema: {
    name: "schema",
    value: "FILE",
    help: "Schema of the configuration: a module, or JSON Schema (.json)",
  },
  complete: { name: "complete", help: "Of the whole configuration: what is required must be there" },
  infer: { name: "infer", help: "Write a first valibot schema, by the values that there are" },
  cfg: {
    name: "cfg",
    short: "c",
    value: "PART",
    choices: ["job", "hydra", "all"],
    help: "Which part to print (job)",
  },
  package: { name: "package", short: "p", value: "PACKAGE", help: "Print only what stands at this key path" },
  resolve: {
    name: "resolve",
    value: "known",
    choices: ["known"],
    attached: true,
    help: "Print interpolations resolved; '=known' keeps what cannot be, and lists it on stderr",
  },
  info: {
    name: "info",
    short: "i",
    value: "WHAT",
    choices: ["defaults", "defaults-tree", "searchpath", "config"],
    help: "Print what led to the configuration",
  },
  multirun: { name: "multirun", short: "m", help: "List the jobs of a sweep, as 'sweep' does" },
  reveal: { name: "reveal", help: "Show what the schema marks secret" },
  output: {
    name: "output",
    short: "o",
    value: "FORMAT",
    choices: ["yaml", "json"],
    help: "How to print results",
  },
  live: { name: "live", help: "Ask the daemon rather than the files" },
  socket: { name: "socket", value: "PATH", help: "Socket of the daemon ($HYDRANT_SOCKET)" },
  name: { name: "name", value: "NAME", help: "Name of the daemon (the directory's name)" },
  as: { name: "as", value: "NAME", help: "Name of this subscriber" },
  once: { name: "once", help: "End after the first value" },
  allowInterpolation: {
    name: "allow-interpolation",
    help: "Let configuration that comes over the socket hold interpolations",
  },
  quietMs: { name: "quiet-ms", value: "MS", help: "Quiet time before a change counts as settled (20)" },
  maxWaitMs: { name: "max-wait-ms", value: "MS", help: "Longest time that a change is held back (500)" },
} as const satisfies Readonly<Record<string, Flag>>;
