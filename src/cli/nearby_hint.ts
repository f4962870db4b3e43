import { ConfigError } from "../base/error.ts";
import { nearbyPrimaries } from "../compose/nearby_primaries.ts";
import { absolutePath } from "../runtime/file_path.ts";
import { localFileSystem } from "../runtime/file_system.ts";
import type { ComposeOptions } from "../compose/compose.ts";
import type { Project } from "../compose/project.ts";

interface Asked {
  readonly project: Project;
  readonly options: ComposeOptions;
}

/**
 * Composes; where the primary config is not there, the error lists those that are found near, each with the flags
 * that compose it.
 */
export function withNearbyPrimaries<T>(asked: Asked, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw primaryNotFound(error, asked) ?? error;
  }
}

function primaryNotFound(error: unknown, { project, options }: Asked): ConfigError | undefined {
  if (!ConfigError.is(error, "missing_config")) return undefined;
  const { config, searchPath } = error.details;
  const isPrimary = config === (options.configName ?? project.configName ?? "config");
  if (!isPrimary && searchPath.length > 0) return undefined;
  const found = nearbyPrimaries(localFileSystem, absolutePath(""));
  if (found.length === 0) return undefined;
  const nearby = found.map(({ dir, name }) => {
    const file = dir === "." ? `${name}.yaml` : `${dir}/${name}.yaml`;
    return `${file}: hydrant compose${flagsFor(dir, name)}`;
  });
  const { message, details, origin } = error;
  return new ConfigError("missing_config", message, {
    details: { ...details, nearby },
    ...(origin === undefined ? {} : { origin }),
  });
}

function flagsFor(dir: string, name: string): string {
  return `${dir === "conf" ? "" : ` -cp ${inShell(dir)}`}${name === "config" ? "" : ` -cn ${inShell(name)}`}`;
}

function inShell(word: string): string {
  return /^[\w./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
