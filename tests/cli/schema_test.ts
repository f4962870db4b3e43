import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Project } from "./ran.ts";

const planted = "s3cr3t-Tr0ub4dor";

const schema = `import { meta } from "@hydrant/config";
import * as v from "valibot";
export default v.object({
  token: v.pipe(v.string(), meta({ secret: true })),
  db: v.object({ host: v.string(), port: v.optional(v.pipe(v.number(), v.integer(), v.maxValue(9999)), 1) }),
  url: v.optional(v.string(), "http://\${token}@\${db.host}"),
});
`;

const files = {
  "conf/config.yaml": `defaults: [{db: pg}, _self_]\ntoken: ${planted}\n`,
  "conf/db/pg.yaml": "host: pg\n",
  "schema.ts": schema,
  "schema.json": JSON.stringify({
    type: "object",
    properties: { token: { type: "string", writeOnly: true }, db: { type: "object" } },
  }),
  "none.ts": "export default 1;",
  "hydrant.config.ts": `import schema from "./schema.ts";\nexport default { dir: "conf", schema };\n`,
};

/** Command lines that print, or fail, with the planted value in reach. */
const lines: readonly (readonly string[])[] = [
  ["compose"],
  ["compose", "--resolve"],
  ["compose", "-o", "json", "--resolve"],
  ["compose", "-c", "all"],
  ["compose", "-c", "hydra", `token=${planted}`],
  ["compose", "--info", "config"],
  ["get", ""],
  ["get", "url"],
  ["get", "token"],
  ["get", "token", "-o", "json"],
  ["explain", ""],
  ["explain", "token", `token=${planted}2`],
  ["explain", "token", "-o", "json"],
  ["get", "db.prot"],
  ["get", "url", `token={a: ${planted}}`],
  ["compose", `token=[${planted}`],
  ["compose", `token=${planted},x`],
  ["compose", `+token=${planted}`],
  ["validate", "db.port=x"],
  ["validate", "db.port=70000"],
  ["schema"],
  ["schema", "--complete"],
  ["schema", "--infer"],
  ["sweep", `token=${planted},x`],
];

describe("schemas on the command line", () => {
  let project: Project;
  let broken: Project;
  before(() => {
    project = new Project(files);
    broken = new Project({
      ...files,
      "conf/db/my.yaml": "host: my\nport: x\n",
      "conf/db/far.yaml": "host: far\nport: 70000\n",
    });
  });
  after(async () => {
    await project.remove();
    await broken.remove();
  });

  it("type and check what is composed, from a project file, a module and a JSON Schema", () => {
    assert.match(project.run("compose").stdout, /^token: '\*{6}'\ndb:\n {2}host: pg\n {2}port: 1\n/);
    assert.equal(project.run("compose", "--schema", "schema.ts", "db.port=x").status, 78);
    const { status, stderr } = project.run("compose", "--schema", "schema.json", "other=1");
    assert.deepEqual([status, /Key 'other' is not in/.test(stderr)], [78, true]);
    assert.match(project.run("compose", "--schema", "none.ts").stderr, /no default export that is a schema/);
  });

  it("print JSON Schema of the primary config, of a file of a group, and of the whole", () => {
    const primary = JSON.parse(project.run("schema").stdout);
    assert.deepEqual(Object.keys(primary.properties), ["defaults", "hydra", "token", "db", "url"]);
    const group = JSON.parse(project.run("schema", "db/pg").stdout);
    assert.deepEqual(Object.keys(group.properties), ["defaults", "hydra", "host", "port"]);
    const whole = JSON.parse(project.run("schema", "--complete").stdout);
    assert.deepEqual([Object.keys(whole.properties)[0], whole.required], ["token", ["token"]]);
    const { status, stderr } = project.run("schema", "db/pq");
    assert.deepEqual([status, /Available: 'db\/pg'/.test(stderr)], [64, true]);
  });

  it("are inferred from the values that there are", () => {
    assert.match(project.run("schema", "--infer").stdout, /db: v\.object\(\{\n {4}host: v\.string\(\),\n/);
  });

  it("check every option of every group, and tell each that fails", () => {
    assert.deepEqual(project.run("validate"), {
      status: 0,
      stdout: "All 2 configurations are valid\n",
      stderr: "",
    });
    const { status, stdout, stderr } = broken.run("validate");
    assert.deepEqual([status, stdout], [78, "2 of 4 configurations fail\n"]);
    assert.match(
      stderr,
      /^db=far: conf\/db\/far\.yaml:2:7: db\.port: Value '70000' does not fit: wanted is <=9999\n/,
    );
    assert.match(stderr, /\ndb=my: conf\/db\/my\.yaml:2:7: db\.port: [^\n]*Value 'x' is no int\n/);
  });

  for (const line of lines) {
    it(`keep secrets from what '${line.join(" ").replaceAll(planted, "VALUE")}' prints`, () => {
      const { stdout, stderr } = project.run(...line);
      assert.ok(!(stdout + stderr).includes(planted), stdout + stderr);
    });
  }

  it("show secrets to those who ask", () => {
    assert.ok(project.run("compose", "--reveal").stdout.includes(planted));
  });
});
