import type { ProvidedModules } from "../runtime/module_loader.ts";
import type { ProcessHost } from "../runtime/process.ts";
import type { ParsedArgs } from "./args.ts";
import type { Flag } from "./flags.ts";

/** One thing that the program does. */
export interface Command {
  readonly name: string;
  /** What follows the name: `[OVERRIDE…]`. */
  readonly usage: string;
  readonly summary: string;
  /** More of it, for its own help. */
  readonly description: string;
  readonly examples: readonly string[];
  readonly flags: readonly Flag[];
  /** Does it. The exit status; what fails is thrown. */
  run(invocation: Invocation): Promise<number>;
}

/** One call of a command. */
export interface Invocation {
  readonly host: ProcessHost;
  readonly args: ParsedArgs;
  /** The library's own modules, which a project file may import though nothing is installed beside it. */
  readonly library: LoadLibrary;
  /** Every command there is. */
  readonly commands: readonly CommandEntry[];
}

/** Loads the library's modules by the names that they are imported by. */
export type LoadLibrary = () => Promise<ProvidedModules>;

/** What the list of commands says of one, without loading it. */
export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  load(): Promise<Command>;
}
