import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync } from "node:fs";
import process from "node:process";
import { after, before, describe, it } from "node:test";
import { program, Project } from "./ran.ts";

/** Programs and shells start in each of these, on a machine that may be busy. */
const patient = { timeout: 60_000 };

const files = {
  "conf/config.yaml": "defaults:\n- db: mysql\n- _self_\napp: {debug: false, port: 80}\nurl: ${app.port}\n",
  "conf/db/mysql.yaml": "host: a\nport: 3306\n",
  "conf/db/sqlite.yaml": "path: b\n",
  "conf/deep/er/x.yaml": "a: 1\n",
  "conf/secret.yaml": "api_key: hunter2\nlevel: low\n",
  "schema.ts":
    'import * as v from "valibot";\nimport { meta } from "@hydrant/config";\nexport default {\n  dir: "conf",' +
    ' configName: "secret",\n  schema: v.object({ api_key: v.pipe(v.string(), meta({ secret: true })),' +
    ' level: v.picklist(["low", "high"]), on: v.optional(v.boolean(), true) }),\n};\n',
};

const quoted = (word: string) => `'${word.replaceAll("'", "'\\''")}'`;

describe("completion", () => {
  let project: Project;
  before(() => {
    project = new Project(files);
    project.write("bin/hydrant", `#!/bin/sh\nexec ${program.map(quoted).join(" ")} "$@"\n`);
    chmodSync(project.path("bin", "hydrant"), 0o755);
  });
  after(() => project.remove());

  const candidates: readonly (readonly [line: string, words: string])[] = [
    ["wat", "watch"],
    ["compose ", "app. db. db= deep/ hydra hydra. url="],
    ["compose db=", "db=mysql db=sqlite"],
    ["compose +deep/er=", "+deep/er=x"],
    ["compose db=sqlite db.", "db.path="],
    ["compose app.port=", "app.port=80"],
    ["compose app.debug=", "app.debug=true app.debug=false"],
    ["compose app.debug=t", "app.debug=true"],
    ["sweep db=mysql,sqlite app.p", "app.port="],
    ["get app.", "app.debug app.port"],
    ["explain db.h", "db.host"],
    ["get app.port db=", "db=mysql db=sqlite"],
    ["compose -c ", "job hydra all"],
    ["compose --inf", "--info"],
    ["compose -cp conf/d", "conf/db/ conf/deep/"],
    ["compose -cp conf/db -cn mysql po", "port="],
    ["compose --project sch", "schema.ts"],
    ["compose --project schema.ts level=", "level=low level=high"],
    ["compose --project schema.ts on=f", "on=false"],
    ["compose --project schema.ts api_key=", ""],
    ["completion ", "bash zsh fish"],
    ["nothing ", ""],
    ["compose a=[ ", ""],
    ["compose -cp nowhere ", ""],
  ];
  for (const [line, expected] of candidates) {
    it(`goes on from '${line}'`, patient, () => {
      const ran = project.run("completion", "candidates", "--", ...line.split(" "));
      assert.equal(ran.status, 0, ran.stderr);
      assert.equal(ran.stderr, "");
      assert.deepEqual(
        ran.stdout.split("\n").filter((word) => word !== ""),
        expected.split(" ").filter(Boolean),
      );
    });
  }

  it("needs a shell that it knows", patient, () => {
    assert.equal(project.run("completion").status, 64);
    assert.match(
      project.run("completion", "tcsh").stderr,
      /Cannot complete in 'tcsh'[\s\S]*'bash', 'zsh', 'fish'/,
    );
  });

  function inShell(...command: readonly string[]): string {
    const [shell, ...args] = command;
    const { status, stdout, stderr } = spawnSync(shell, args, {
      cwd: project.directory,
      env: { ...process.env, PATH: `${project.path("bin")}:${process.env["PATH"]}`, HOME: project.directory },
      encoding: "utf8",
      timeout: 50_000,
    });
    assert.equal(status, 0, stderr);
    return stdout;
  }

  const needs = (shell: string) => {
    const found = spawnSync(shell, ["--version"]).status === 0;
    return { ...patient, skip: found ? false : `${shell} is not installed here` };
  };

  it("works in bash, where '=' and ':' break words", needs("bash"), () => {
    const lines = ["hydrant comp", "hydrant compose db=s", "hydrant compose db=", "hydrant compose app.p"];
    const script = `source <(hydrant completion bash)
      for COMP_LINE in ${lines.map(quoted).join(" ")} 'hydrant compose x=$(touch pwned) db='; do
        COMP_POINT=\${#COMP_LINE}; COMP_WORDS=($COMP_LINE); _hydrant; printf '[%s]' "\${COMPREPLY[@]}"; echo
      done
      complete -p hydrant`;
    assert.equal(
      inShell("bash", "--norc", "--noprofile", "-c", script),
      "[compose ][completion ]\n[sqlite ]\n[mysql ][sqlite ]\n[app.port=]\n[]\n" +
        "complete -o nospace -F _hydrant hydrant\n",
    );
    assert.equal(existsSync(project.path("pwned")), false);
  });

  it("works in zsh", needs("zsh"), () => {
    const script = `compdef() { print "compdef $*" }
      compadd() { local name=$@[-1]; print -rn -- "$*:" \${(P)name} }
      source <(hydrant completion zsh)
      for PREFIX in db= app.p; do words=(hydrant compose $PREFIX); CURRENT=3; _hydrant; print; done`;
    assert.equal(
      inShell("zsh", "-f", "-c", script),
      "compdef _hydrant hydrant\n-a closed: db=mysql db=sqlite\n-S  -a open: app.port=\n",
    );
  });

  it("works in fish", needs("fish"), () => {
    const script = `hydrant completion fish | source
      for line in "hydrant comp" "hydrant compose db=" "hydrant compose app.p"
        complete -C $line
      end`;
    assert.deepEqual(inShell("fish", "--no-config", "-c", script).trim().split("\n").toSorted(), [
      "app.port=",
      "completion",
      "compose",
      "db=mysql",
      "db=sqlite",
    ]);
  });
});
