import { composeDetailed, type DetailedComposition } from "../compose/compose.ts";
import { packageOfConfig } from "../compose/options.ts";
import { inferSchema } from "../schema/infer.ts";
import { type JsonSchema, jsonSchemaOf } from "../schema/json_schema.ts";
import { typeAt, typeOfTree } from "../schema/type_of_tree.ts";
import { usage } from "./args.ts";
import type { Command } from "./command.ts";
import { composeArgs, projectFlags } from "./compose_from_args.ts";
import { exitStatus } from "./exit_status.ts";
import { flags } from "./flags.ts";
import { writePlainJson } from "./print_plain.ts";

/** `hydrant schema`. */
export const schemaCommand: Command = {
  name: "schema",
  usage: "[CONFIG]",
  summary: "Print JSON Schema for the configuration, or for one of its files",
  description:
    "Prints JSON Schema for the primary config, or for another file such as 'db/mysql': name it in a line " +
    "'# yaml-language-server: $schema=FILE' of the file, and an editor completes and checks it. With '--complete' " +
    "it is that of the whole composed configuration, in which what is required must be there.",
  examples: [
    "hydrant schema > config.schema.json",
    "hydrant schema db/mysql",
    "hydrant schema --infer > schema.ts",
  ],
  flags: [...projectFlags, flags.complete, flags.infer],
  run: async (invocation) => {
    const { host, args } = invocation;
    const [config, ...others] = args.words;
    if (others.length > 0) throw usage("Command 'schema' takes one config", { argument: others[0] ?? "" });
    const { project, options } = await composeArgs(invocation, []);
    const whole = composeDetailed(project, { ...options, asJob: false });
    host.stdout.write(
      args.has(flags.infer)
        ? inferSchema(whole.config.resolved.node)
        : writePlainJson(schemaFor(whole, config, { complete: args.has(flags.complete) })),
    );
    return exitStatus.ok;
  },
};

/** @throws {ConfigError} usage for a config that is not there */
function schemaFor(
  whole: DetailedComposition,
  name: string | undefined,
  { complete }: { readonly complete: boolean },
): JsonSchema {
  const { config, library } = whole;
  const type = typeOfTree(config.place.node);
  if (name === undefined) return jsonSchemaOf(type, { complete, defaultsList: !complete });
  if (library.repository.load(name) === undefined) {
    const available = library.groupsIn("").filter((group) => group !== "hydra").flatMap((group) =>
      library.configsIn(group).map((option) => `${group}/${option}`)
    );
    throw usage(`There is no config '${name}'`, { argument: name, available });
  }
  return jsonSchemaOf(typeAt(type, packageOfConfig(whole, name)), { title: name });
}
