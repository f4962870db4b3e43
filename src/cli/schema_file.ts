import { ConfigError } from "../base/error.ts";
import { parseJson } from "../base/json_plain.ts";
import { absolutePath } from "../runtime/file_path.ts";
import { localFileSystem } from "../runtime/file_system.ts";
import { loadModule } from "../runtime/module_loader.ts";
import { isStandardSchema, type StandardSchema } from "../schema/standard.ts";
import type { Invocation } from "./command.ts";
import { flags } from "./flags.ts";

/** A schema file beyond this many bytes is refused. */
const maximumBytes = 16 * 1024 * 1024;

/**
 * The schema that `--schema` names: a JSON Schema document, or a module whose default export is a schema. A module is
 * a program's own code, and runs.
 *
 * @throws {ConfigError} `file_access`, `json_parse`, `unsupported_value`
 */
export async function schemaFile({ host, args, library }: Invocation): Promise<StandardSchema | undefined> {
  const named = args.value(flags.schema);
  if (named === undefined) return undefined;
  const path = absolutePath(host.workingDirectory(), named);
  if (named.endsWith(".json")) {
    const text = new TextDecoder().decode(localFileSystem.readBytes(path, maximumBytes));
    const { jsonSchemaStandard } = await import("../schema/json_schema_validator.ts");
    return jsonSchemaStandard(parseJson(text));
  }
  if (localFileSystem.status(path) === undefined) throw cannotTake(named, "there is no such file");
  const { default: exported } = await loadModule(path, await library());
  if (isStandardSchema(exported)) return exported;
  throw cannotTake(named, "it has no default export that is a schema");
}

function cannotTake(path: string, reason: string): ConfigError {
  return new ConfigError("file_access", `Cannot take '${path}' for a schema: ${reason}`, {
    details: { path, reason },
  });
}
