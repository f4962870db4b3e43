import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { after, describe, it } from "node:test";
import { fileURLToPath } from "node:url";

const cli = fileURLToPath(new URL("../cli.ts", import.meta.url));
const runtime = process.versions.deno === undefined ? [] : ["run", "-A", "--no-check"];
const directory = mkdtempSync(join(tmpdir(), "hydrant-hostile-"));

/** Exit status of an invalid configuration. */
const invalid = 78;

interface HostileFile {
  readonly name: string;
  readonly bytes: string | Uint8Array;
  readonly status: number;
  readonly words?: readonly string[];
}

const aliasBomb = [
  "a0: &a0 [x, x, x, x, x, x, x, x, x, x]",
  ...Array.from({ length: 11 }, (_, at) => `a${at + 1}: &a${at + 1} [${`*a${at}, `.repeat(9)}*a${at}]`),
].join("\n");

const files: readonly HostileFile[] = [
  { name: "an alias bomb", bytes: aliasBomb, status: invalid },
  { name: "10,000 levels", bytes: `a: ${"[".repeat(10_000)}${"]".repeat(10_000)}`, status: invalid },
  { name: "a poisonous key", bytes: "__proto__: {polluted: true}", status: invalid },
  { name: "bytes that are no UTF-8", bytes: Uint8Array.from([0x61, 0x3a, 0x20, 0xff]), status: invalid },
  { name: "a NUL", bytes: "a: \0", status: invalid },
  { name: "a cycle, resolved", bytes: "a: ${b}\nb: ${a}", status: invalid, words: ["--resolve"] },
  { name: "an open bracket", bytes: "a: [", status: invalid },
  { name: "10 MB on one line", bytes: `a: ${"x".repeat(10 << 20)}`, status: invalid },
  { name: "escape sequences in a value that is refused", bytes: "a: \u001b[31m", status: invalid },
  { name: "a name of a group that climbs", bytes: "defaults: [{../../../etc: passwd}]", status: invalid },
];

describe("hostile files on the command line", () => {
  after(() => rmSync(directory, { recursive: true }));

  files.forEach(({ name, bytes, status, words = [] }, at) => {
    it(`ends in one clear error on ${name}`, () => {
      const project = join(directory, String(at));
      mkdirSync(join(project, "conf"), { recursive: true });
      writeFileSync(join(project, "conf/config.yaml"), bytes);
      const ended = spawnSync(process.execPath, [...runtime, cli, "compose", ...words], {
        cwd: project,
        encoding: "utf8",
        timeout: 20_000,
      });
      assert.equal(ended.status, status, ended.stderr.slice(0, 2000));
      assert.equal(ended.stdout, "");
      assert.notEqual(ended.stderr, "");
      assert.doesNotMatch(ended.stderr, /^\s+at .*:\d+:\d+/m, "a stack trace");
      assert.ok(!ended.stderr.includes("\u001b"), "an escape sequence");
      assert.ok(ended.stderr.length < 20_000);
    });
  });
});
