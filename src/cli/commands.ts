import type { CommandEntry } from "./command.ts";

/** Every command, in the order in which help lists them. Each is loaded when it is called, for a quick start. */
export const commands: readonly CommandEntry[] = [
  {
    name: "compose",
    summary: "Compose the configuration and print it",
    load: async () => (await import("./compose_command.ts")).composeCommand,
  },
  {
    name: "get",
    summary: "Print the value at a key path",
    load: async () => (await import("./get_command.ts")).getCommand,
  },
  {
    name: "explain",
    summary: "Tell where a value was written, and what it beat",
    load: async () => (await import("./explain_command.ts")).explainCommand,
  },
  {
    name: "validate",
    summary: "Check the configuration with every option of every group",
    load: async () => (await import("./validate_command.ts")).validateCommand,
  },
  {
    name: "schema",
    summary: "Print JSON Schema for the configuration, or for one of its files",
    load: async () => (await import("./schema_command.ts")).schemaCommand,
  },
  {
    name: "sweep",
    summary: "List the jobs of a sweep",
    load: async () => (await import("./sweep_command.ts")).sweepCommand,
  },
  {
    name: "completion",
    summary: "Print a script that completes words in a shell",
    load: async () => (await import("./completion_command.ts")).completionCommand,
  },
  {
    name: "watch",
    summary: "Serve the configuration on a socket, and keep it true to the files",
    load: async () => (await import("./watch_command.ts")).watchCommand,
  },
  {
    name: "subscribe",
    summary: "Print what a daemon serves, and each change of it",
    load: async () => (await import("./subscribe_command.ts")).subscribeCommand,
  },
  {
    name: "status",
    summary: "Tell what a daemon serves, what it refused, and how far its subscribers are",
    load: async () => (await import("./status_command.ts")).statusCommand,
  },
];
