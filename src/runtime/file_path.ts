import * as path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** Path arithmetic in the manner of the machine it runs on; nothing here looks at files. */

export function joinPath(...parts: readonly string[]): string {
  return path.join(...parts);
}

/** The absolute path that `parts` lead to, from the working directory on. */
export function absolutePath(...parts: readonly string[]): string {
  return path.resolve(...parts);
}

export function directoryOf(filePath: string): string {
  return path.dirname(filePath);
}

export function baseNameOf(filePath: string): string {
  return path.basename(filePath);
}

/** The way from `from` to `to`; absolute when they share no root. */
export function relativePath(from: string, to: string): string {
  return path.relative(from, to);
}

/** The path that a `file:` URL names. @throws {TypeError} for other URLs */
export function pathOfUrl(url: URL | string): string {
  return fileURLToPath(url);
}

export function urlOfPath(filePath: string): URL {
  return pathToFileURL(filePath);
}
