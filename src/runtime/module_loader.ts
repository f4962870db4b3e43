import process from "node:process";
import { urlOfPath } from "./file_path.ts";

/** Modules that a loaded file may import by name although nothing is installed beside it. */
export type ProvidedModules = Readonly<Record<string, object>>;

/** The one thing of Bun that has no `node:` counterpart: a name that imports resolve to a module in memory. */
interface BunPlugins {
  plugin(options: { readonly name: string; setup(build: BunBuild): void }): void;
}

interface BunBuild {
  module(name: string, load: () => { readonly exports: object; readonly loader: "object" }): void;
}

/**
 * Imports a module of the user's, which is code: only files that the command line names are given here.
 *
 * On Bun, and so in the compiled binary, the provided modules are what its imports of those names give: the
 * same instances as our own, with nothing installed. Deno and Node resolve names by their own configuration.
 */
export async function loadModule(
  filePath: string,
  provided: ProvidedModules,
): Promise<Readonly<Record<string, unknown>>> {
  provideOnBun(provided);
  return await import(urlOfPath(filePath).href) as Readonly<Record<string, unknown>>;
}

function provideOnBun(provided: ProvidedModules): void {
  if (process.versions["bun"] === undefined) return;
  const { Bun } = globalThis as unknown as { readonly Bun: BunPlugins };
  Bun.plugin({
    name: "hydrant-modules",
    setup(build) {
      for (const [name, exports] of Object.entries(provided)) {
        build.module(name, () => ({ exports, loader: "object" }));
      }
    },
  });
}
