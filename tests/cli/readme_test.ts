import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, readFileSync } from "node:fs";
import process from "node:process";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { program, Project } from "./ran.ts";

const root = new URL("../../", import.meta.url);
const readme = readFileSync(new URL("README.md", root), "utf8");

/** What stands behind a `$ ` in a console of the README, and the lines that it prints, errors among them. */
const commands = [...readme.matchAll(/^```console\n([\s\S]*?)^```$/gm)].flatMap(([, block]) =>
  block.split(/^\$ /m).slice(1).map((part) => {
    const end = part.indexOf("\n");
    return { command: part.slice(0, end), prints: part.slice(end + 1) };
  })
);

const quoted = (word: string) => `'${word.replaceAll("'", "'\\''")}'`;

describe("The consoles of the README", () => {
  let project: Project;
  before(() => {
    project = new Project();
    for (const name of ["conf", "hydrant.config.ts"]) {
      cpSync(fileURLToPath(new URL(name, root)), project.path(name), { recursive: true });
    }
    project.write("bin/hydrant", `#!/bin/sh\nexec ${program.map(quoted).join(" ")} "$@"\n`);
    chmodSync(project.path("bin", "hydrant"), 0o755);
  });
  after(() => project.remove());

  for (const { command, prints } of commands) {
    it(`show what is printed by ${command}`, { timeout: 30_000 }, () => {
      const { stdout } = spawnSync("sh", ["-c", `{ ${command}; } 2>&1`], {
        cwd: project.directory,
        env: { ...process.env, PATH: `${project.path("bin")}:${process.env["PATH"]}`, NO_COLOR: "1" },
        encoding: "utf8",
      });
      assert.equal(stdout.replaceAll(`${project.directory}/`, ""), prints);
    });
  }

  it("are there", () => assert.ok(commands.length > 0));
});
