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
