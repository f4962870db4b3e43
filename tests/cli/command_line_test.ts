import assert from "node:assert/strict";
import { cpSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { Project } from "./ran.ts";

const conf = new URL("../../conf/", import.meta.url);

describe("The command line", () => {
  let project: Project;
  before(() => {
    project = new Project({
      "project.ts":
        'export default { dir: "conf", resolvers: { shout: (text: string) => text.toUpperCase() } };',
      "none.ts": "export default 1;",
      "conf/shout.yaml": "a: ${shout:hi}\n",
      "conf/bad.yaml": "a: [1\n",
      "conf/broken.yaml": "ok: 1\nbad: ${nowhere}\nsecret_key: 1\npassword: hunter2\n",
    });
    cpSync(conf, project.path("conf"), { recursive: true });
  });
  after(() => project.remove());

  const cases: readonly {
    readonly args: string;
    readonly status?: number;
    readonly stdout?: string | RegExp;
    readonly stderr?: RegExp;
  }[] = [
    { args: "--version", stdout: /^hydrant \d+\.\d+\.\d+\n$/ },
    { args: "--help", stdout: /Usage: hydrant COMMAND[\s\S]*compose[\s\S]*watch/ },
    { args: "", status: 64, stderr: /Usage: hydrant COMMAND/ },
    { args: "compose --help", stdout: /Usage: hydrant compose \[OVERRIDE…\][\s\S]*-cp, --config-path DIR/ },
    { args: "--help compose", stdout: /Usage: hydrant compose/ },
    { args: "compsoe", status: 64, stderr: /no command 'compsoe'[\s\S]*Did you mean 'compose'\?/ },
    { args: "compose --nope", status: 64, stderr: /no flag '--nope'/ },
    { args: "get", status: 64, stderr: /needs a key path/ },
    {
      args: "compose",
      stdout:
        /^ml:\n[\s\S]*\napp:\n {2}message: Hello from Hydrant!\n {2}repeat: 1\nflags: \{\}\nbanner: Serving \$<ml\.model_name>\n$/,
    },
    { args: "compose ml.threshold=0.9 --resolve", stdout: /threshold: 0\.9\n[\s\S]*Serving resnet50\n$/ },
    { args: "compose -o json -p ml", stdout: '{\n  "model_name": "resnet50",\n  "threshold": 0.85\n}\n' },
    { args: "compose -p ml ml.model_name=vit", stdout: "# @package ml\nmodel_name: vit\nthreshold: 0.85\n" },
    { args: "compose -cn broken", stdout: /bad: \$\{nowhere\}/ },
    { args: "compose -cn broken --resolve", status: 78, stderr: /broken\.yaml:2:6[\s\S]*nowhere/ },
    { args: "compose -cn bad", status: 78, stderr: /error: conf\/bad\.yaml:2:1/ },
    { args: "compose -cn none", status: 66, stderr: /none/ },
    { args: "compose -cp nowhere", status: 66, stderr: /nowhere/ },
    { args: "compose ml.threshhold=1", status: 78, stderr: /threshhold/ },
    { args: "get ml.model_name", stdout: "resnet50\n" },
    { args: "get banner", stdout: "Serving resnet50\n" },
    { args: "get ml.threshold -o json", stdout: "0.85\n" },
    { args: "get ml.threshold ml.threshold=1.0", stdout: "1.0\n" },
    { args: "get ml ml=vit", stdout: "model_name: vit\nthreshold: 0.9\n" },
    { args: "get banner +experiment=canary", stdout: "Serving vit\n" },
    { args: "compose env=staging", status: 66, stderr: /staging[\s\S]*'dev', 'prod'/ },
    { args: "get ml", stdout: "model_name: resnet50\nthreshold: 0.85\n" },
    { args: "get ok -cn broken", stdout: "1\n" },
    { args: "get bad -cn broken", status: 78, stderr: /nowhere/ },
    { args: "get ml.thresold", status: 78, stderr: /did you mean 'threshold'/ },
    { args: "explain ml.threshold", stdout: /^ml\.threshold: 0\.85 {2}conf\/ml\/resnet50\.yaml:2:12\n$/ },
    {
      args: "explain ml ml.threshold=0.9",
      stdout:
        /^ml\.model_name: resnet50 .*\nml\.threshold: 0\.9 {2}override 1 ml\.threshold=0\.9\n {2}beat 0\.85 {2}conf\/ml\/resnet50\.yaml:2:12\n$/,
    },
    { args: "explain password -cn broken", stdout: /^password: <secret> {2}/ },
    { args: "get a -cn shout --project project.ts", stdout: "HI\n" },
    { args: "get a -cn shout --project none.ts", status: 78, stderr: /no default export/ },
    { args: "status", status: 69, stderr: /Cannot reach a daemon at .*\/hydrant\/hydrant-cli-\w+\/sock/ },
    { args: "subscribe --socket nowhere", status: 69, stderr: /Cannot reach a daemon/ },
    { args: "watch -cn bad", status: 78, stderr: /bad\.yaml/ },
    { args: "watch --name ../x", status: 64, stderr: /no name for a daemon/ },
    { args: "watch --quiet-ms soon", status: 64, stderr: /whole number of milliseconds/ },
  ];
  for (const { args, status = 0, stdout = "", stderr = /^$/ } of cases) {
    it(`hydrant ${args}`, { timeout: 30_000 }, () => {
      const ran = project.run(...args.split(" ").filter((word) => word !== ""));
      assert.equal(ran.status, status, ran.stderr);
      if (typeof stdout === "string") assert.equal(ran.stdout, stdout);
      else assert.match(ran.stdout, stdout);
      assert.match(ran.stderr, stderr);
      assert.doesNotMatch(ran.stderr, /^\s+at .*:\d+:\d+/m, "a stack trace");
      assert.doesNotMatch(ran.stderr, /hunter2/);
    });
  }
});
