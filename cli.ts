#!/usr/bin/env -S deno run -A
/**
 * The command line: `hydrant --help` tells what it does.
 *
 * @module
 */
import { main } from "./src/cli/main.ts";
import { currentProcess } from "./src/runtime/process.ts";

if (import.meta.main) {
  const host = currentProcess();
  const library = async () => ({
    "valibot": await import("valibot"),
    "@hydrant/config": await import("./mod.ts"),
    "@hydrant/config/tree": await import("./tree.ts"),
  });
  host.setExitStatus(await main(host, library));
}
