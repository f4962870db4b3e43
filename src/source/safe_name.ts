/**
 * Whether a name of a config or group can only mean something within its source: relative, with `/` between its
 * parts, none of which leads upwards. What else it holds (`%2e`, spaces, colons) is taken literally.
 */
export function isSafeName(name: string): boolean {
  if (name.startsWith("/") || name.includes("\\") || name.includes("\0")) return false;
  if (!name.includes("..")) return true;
  return !name.split("/").includes("..");
}
