/** What to tell whoever ran `deno compile` and it failed: the tool's own words, and the way out where it lacks its runtime. */
export function explainCompileFailure(output: string): string {
  const text = output.trimEnd();
  if (!/denort/.test(text)) return text;
  return [
    "deno compile needs Deno's runtime archive (denort), and it could not be downloaded.",
    "Set DENORT_BIN to the denort binary of this Deno's version, or use: deno task compile:bun",
    "",
    "deno compile said:",
    ...text.split("\n").map((line) => `  ${line}`),
  ].join("\n");
}
