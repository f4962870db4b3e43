import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import process from "node:process";
import { after, before, describe, it } from "node:test";
import { program, Project, type Ran } from "./ran.ts";

/** A program starts in each of these, on a machine that may be busy. */
const patient = { timeout: 30_000 };

const files = {
  "conf/config.yaml": 'defaults:\n- db: mysql\n- _self_\nx: 1.0\nname: "true"\ny: ${x}\nmis: ???\n' +
    "nul: null\nto_mis: ${mis}\nlist: [1, 2]\n",
  "conf/db/mysql.yaml": "host: a\nport: 3306\nref: ${..y}\n",
  "conf/db/sqlite.yaml": "host: b\n",
  "conf/broken.yaml": 'defaults: [config, _self_]\nbad: ${nowhere}\npart: {worse: ["${no}", "${x}"]}\n',
};

const defaultsTable = `
Defaults List
*************
| Config path                 | Package             | _self_ | Parent       | 
------------------------------------------------------------------------------
| hydra/output/default        | hydra               | False  | hydra/config |
| hydra/launcher/basic        | hydra.launcher      | False  | hydra/config |
| hydra/sweeper/basic         | hydra.sweeper       | False  | hydra/config |
| hydra/help/default          | hydra.help          | False  | hydra/config |
| hydra/hydra_help/default    | hydra.hydra_help    | False  | hydra/config |
| hydra/hydra_logging/default | hydra.hydra_logging | False  | hydra/config |
| hydra/job_logging/default   | hydra.job_logging   | False  | hydra/config |
| hydra/env/default           | hydra.env           | False  | hydra/config |
| hydra/config                | hydra               | True   | <root>       |
| db/sqlite                   | db                  | False  | config       |
| config                      |                     | True   | <root>       |
------------------------------------------------------------------------------
`;

describe("hydrant compose", () => {
  let project: Project;
  let without: Project;
  before(() => {
    project = new Project(files);
    without = new Project({
      "configs/train.yaml": "a: 1\n",
      "app/conf/main.yaml": "defaults: [_self_]\nb: 2\n",
      "configs/model/x.yaml": "c: 1\n",
    });
  });
  after(async () => {
    await project.remove();
    await without.remove();
  });

  const cases: readonly {
    readonly args: string;
    readonly status?: number;
    readonly stdout?: string | RegExp;
    readonly stderr?: RegExp;
  }[] = [
    { args: "-p db", stdout: "# @package db\nhost: a\nport: 3306\nref: ${..y}\n" },
    { args: "-c job -p x", stdout: "1.0\n" },
    { args: "-p y", stdout: "1.0\n" },
    { args: "-p name", stdout: "true\n" },
    { args: "-p list", stdout: "# @package list\n- 1\n- 2\n" },
    {
      args: "-p _global_ -o json --resolve",
      stdout: /^\{\n {2}"db": \{[\s\S]*"y": 1\.0,\n {2}"mis": "\?\?\?"/,
    },
    { args: "-p mis", status: 78, stderr: /Package 'mis' not found/ },
    { args: "-p nul", status: 78, stderr: /Package 'nul' not found/ },
    { args: "-p nope", status: 78, stderr: /Package 'nope' not found[\s\S]*Available: 'db'/ },
    { args: "-p db --resolve", stdout: "# @package db\nhost: a\nport: 3306\nref: 1.0\n" },
    { args: "--resolve", stdout: /^to_mis: \?\?\?$/m },
    {
      args: "-c hydra",
      stdout: /^hydra:\n {2}run:\n {4}dir: outputs\/\$\{now:%Y-%m-%d\}(?![\s\S]*\n {2}help:)/,
    },
    { args: "-c hydra -p hydra.job.name", stdout: "app\n" },
    { args: "-c hydra -p db", status: 78, stderr: /not found/ },
    { args: "-c all", stdout: /^hydra:\n[\s\S]*\ndb:\n {2}host: a\n/ },
    { args: "-c all -p hydra.job.num", status: 78, stderr: /not found/ },
    { args: "-i defaults db=sqlite", stdout: defaultsTable },
    {
      args: "--info defaults-tree",
      stdout:
        /^\nDefaults Tree\n\*{13}\n<root>:\n {2}hydra\/config:\n[\s\S]*\n {2}config:\n {4}db: mysql\n {4}_self_\n$/,
    },
    {
      args: "-i searchpath -cd conf/db hydra.searchpath=[more]",
      stdout:
        /^\nConfig search path\n\*+\n\| Provider +\| Search path[\s\S]*\| main +\| file:\/\/\/.*conf +\|\n\| command-line +\| file:\/\/\/.*conf\/db +\|\n\| hydra\.searchpath in command-line \|/,
      stderr:
        /^warning: provider=hydra\.searchpath in command-line, path=file:\/\/.*more is not available\n$/,
    },
    {
      args: "-i config",
      stdout:
        /Config search path[\s\S]*Defaults Tree[\s\S]*Defaults List[\s\S]*\nConfig\n\*{6}\ndb:\n[\s\S]*- 2\n\n$/,
    },
    {
      args: "-i searchpath -o json",
      stdout: /^\[\n {2}\{\n {4}"provider": "hydra",\n {4}"path": "pkg:\/\/hydra.conf"/,
    },
    { args: "-i config -c job", status: 64, stderr: /Only one of '--info' and '--cfg'/ },
    { args: "-i nothing", status: 64, stderr: /takes 'defaults', 'defaults-tree', 'searchpath', 'config'/ },
    {
      args: "-cn broken --resolve=known",
      stdout: /^bad: \$\{nowhere\}\npart:\n {2}worse:\n {2}- \$\{no\}\n {2}- 1\.0\n$/m,
      stderr:
        /^warning: to_mis is not resolved: .*\nwarning: bad is not resolved: .*\nwarning: part\.worse\[0\] is not resolved: .*\n$/,
    },
    { args: "-cn broken --resolve", status: 78, stderr: /nowhere[\s\S]*no/ },
    { args: "--resolve=all", status: 64, stderr: /takes 'known', not 'all'/ },
    {
      args: "-m x=1,2 db=mysql,sqlite",
      stdout:
        /^0 {2}multirun\/[\d-]+\/[\d-]+\/0 {2}x=1 db=mysql\n1 .*\/1 {2}x=1 db=sqlite\n2 .*\/2 {2}x=2 db=mysql\n3 .*\/3 {2}x=2 db=sqlite\n$/,
    },
    { args: "-cd none", status: 66, stderr: /Cannot find the directory '.*none' of --config-dir/ },
    { args: "x=1,2", status: 78, stderr: /sweep/ },
  ];
  for (const { args, status = 0, stdout = "", stderr = /^$/ } of cases) {
    it(`prints for ${args}`, patient, () => {
      check(project.run("compose", ...args.split(" ")), { status, stdout, stderr });
    });
  }

  it("lists the jobs of a sweep as JSON, with the folder of each", patient, () => {
    const ran = project.run("sweep", "db=glob(*)", "hydra.sweep.dir=out", "-o", "json");
    assert.equal(ran.stderr, "");
    const jobs = JSON.parse(ran.stdout);
    assert.deepEqual(
      jobs.map(({ number, overrides }: { number: number; overrides: string[] }) => [
        number,
        overrides,
      ]),
      [[0, ["db=mysql"]], [1, ["db=sqlite"]]],
    );
    assert.match(jobs[1].output_dir, /^\/.*\/out\/1$/);
  });

  it("names the primary configs near, where the usual one is not there", patient, () => {
    const near = "There is configs/train.yaml: hydrant compose -cp configs -cn train\n" +
      "  There is app/conf/main.yaml: hydrant compose -cp app/conf -cn main\n";
    for (const args of [["compose"], ["get", "a"], ["sweep"], ["watch"], ["compose", "-cp", "configs"]]) {
      const ran = without.run(...args);
      assert.equal(ran.status, 66, ran.stderr);
      assert.ok(ran.stderr.endsWith(near), ran.stderr);
    }
    assert.equal(without.run("compose", "-cp", "app/conf", "-cn", "main").stdout, "b: 2\n");
  });
});

function check(
  ran: Ran,
  { status, stdout, stderr }: {
    readonly status: number;
    readonly stdout: string | RegExp;
    readonly stderr: RegExp;
  },
): void {
  assert.equal(ran.status, status, ran.stderr);
  if (typeof stdout === "string") assert.equal(ran.stdout, stdout);
  else assert.match(ran.stdout, stdout);
  assert.match(ran.stderr, stderr);
}

describe("hydrant compose on Deno", () => {
  const skip = process.versions["deno"] === undefined ? "only Deno has permissions" : false;

  it("needs no more than to read", { ...patient, skip }, async () => {
    const project = new Project(files);
    const cli = program[program.length - 1];
    for (const args of [["--resolve", "to_mis=1"], ["-i", "config"], ["-m", "db=mysql,sqlite"]]) {
      const ran = spawnSync(
        process.execPath,
        ["run", "--no-prompt", "--allow-read", "--no-check", "--quiet", cli, "compose", ...args],
        { cwd: project.directory, encoding: "utf8" },
      );
      assert.equal(ran.stderr, "");
      assert.equal(ran.status, 0);
    }
    await project.remove();
  });
});
