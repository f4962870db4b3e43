import type { Environment } from "../runtime/environment.ts";
import type { Output } from "../runtime/process.ts";

/** Marks parts of a text by colour. */
export interface Style {
  good(text: string): string;
  bad(text: string): string;
  faint(text: string): string;
  strong(text: string): string;
}

const plain: Style = { good: same, bad: same, faint: same, strong: same };

const coloured: Style = {
  good: (text) => `\u001b[32m${text}\u001b[39m`,
  bad: (text) => `\u001b[31m${text}\u001b[39m`,
  faint: (text) => `\u001b[2m${text}\u001b[22m`,
  strong: (text) => `\u001b[1m${text}\u001b[22m`,
};

/**
 * Colours on a terminal, unless `NO_COLOR` is set; otherwise none. Only for commands that read the environment
 * anyway: on Deno, reading a variable asks for a permission.
 */
export function styleFor(output: Output, environment: Environment): Style {
  return output.terminal && (environment.get("NO_COLOR") ?? "") === "" ? coloured : plain;
}

function same(text: string): string {
  return text;
}
