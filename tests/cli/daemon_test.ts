import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { afterEach, beforeEach, describe, it } from "node:test";
import { Project, type Started } from "./ran.ts";

/** Several programs start in each of these, on a machine that may be busy. */
const patient = { timeout: 60_000 };

describe("A daemon and its clients on the command line", () => {
  let project: Project;
  const config = (threshold: string) => `ml: {threshold: ${threshold}, name: x}\nflags: {}\n`;
  const socket = () => project.path("run", "sock");
  const watch = async (...args: readonly string[]): Promise<Started> => {
    const daemon = project.start("watch", "--socket", socket(), ...args);
    await daemon.prints("stdout", /sock\n/);
    return daemon;
  };
  const subscribe = async (...args: readonly string[]): Promise<Started> => {
    const subscriber = project.start("subscribe", "--socket", socket(), ...args);
    await subscriber.prints("stdout", /\n/);
    return subscriber;
  };
  beforeEach(() => {
    project = new Project({ "conf/config.yaml": config("1") });
  });
  afterEach(() => project.remove());

  it(
    "prints one line with the socket's path, ends on SIGTERM with status 0, and leaves nothing",
    patient,
    async () => {
      const daemon = await watch();
      assert.equal(daemon.stdout, `${socket()}\n`);
      assert.equal(await daemon.stop(), 0);
      assert.equal(existsSync(socket()), false);
    },
  );

  it("brings an edited file to subscribers, and tells its status", patient, async () => {
    const daemon = await watch();
    const subscriber = await subscribe("ml.threshold", "-o", "json", "--as", "ranker-1");
    project.write("conf/config.yaml", config("2.0"));
    await subscriber.prints("stdout", /"generation":2/);
    const [first, second] = subscriber.stdout.split("\n").map((line) =>
      line === "" ? undefined : JSON.parse(line)
    );
    assert.deepEqual([first.generation, first.value], [1, { ml: { threshold: 1 } }]);
    assert.match(subscriber.stdout, /"value":\{"ml":\{"threshold":2\.0\}\}\}\n$/);
    assert.match(second.hash, /^sha256:/);
    const status = project.run("status", "--socket", socket());
    assert.match(
      status.stdout,
      /Generation 2 since[\s\S]*ranker-1 {2}generation 2 of ml\.threshold: up to date/,
    );
    const { subscribers } = JSON.parse(project.run("status", "--socket", socket(), "-o", "json").stdout);
    assert.equal(subscribers[0].client, "ranker-1");
    assert.equal(project.run("get", "ml.threshold", "--live", "--socket", socket()).stdout, "2.0\n");
    await daemon.prints("stderr", /Generation 2 \(file\): ml\.threshold/);
    assert.equal(await subscriber.stop(), 0);
    assert.equal(await daemon.stop(), 0);
  });

  it("keeps the last good generation over an edit that is not valid, and says so", patient, async () => {
    const daemon = await watch();
    const subscriber = await subscribe("-o", "json");
    project.write("conf/config.yaml", config("["));
    await daemon.prints("stderr", /Refused, the last good generation stays: conf\/config\.yaml:/);
    assert.match(
      project.run("status", "--socket", socket()).stdout,
      /Generation 1 [\s\S]*Refused: conf\/config\.yaml:/,
    );
    project.write("conf/config.yaml", config("3"));
    await subscriber.prints("stdout", /"threshold":3/);
    assert.equal(subscriber.stdout.split("\n").length, 3);
    assert.doesNotMatch(project.run("status", "--socket", socket()).stdout, /Refused/);
  });

  it("takes overrides, over later edits, too", patient, async () => {
    await watch("ml.name=z");
    const subscriber = await subscribe();
    project.write("conf/config.yaml", config("2"));
    await subscriber.prints("stdout", /generation 2\n/);
    assert.match(subscriber.stdout, /threshold: 2\n {2}name: z\n/);
  });

  it("looks at once on SIGHUP", patient, async () => {
    const daemon = await watch("--quiet-ms", "100000", "--max-wait-ms", "100000");
    project.write("conf/config.yaml", config("2"));
    daemon.signal("SIGHUP");
    await daemon.prints("stderr", /Generation 2/);
  });

  it("refuses to serve where a daemon serves, and takes the place of one that died", patient, async () => {
    const daemon = await watch();
    const second = project.run("watch", "--socket", socket());
    assert.equal(second.status, 76);
    assert.match(second.stderr, /A daemon serves at .* already/);
    await daemon.stop("SIGKILL");
    assert.equal(existsSync(socket()), true);
    await watch();
    assert.equal(project.run("get", "ml.name", "--live", "--socket", socket()).stdout, "x\n");
  });

  it(
    "serves at a place of the user's own, under the directory's name, where nothing else is said",
    patient,
    async () => {
      const daemon = project.start("watch");
      await daemon.prints("stdout", /\/hydrant\/hydrant-cli-\w+\/sock\n/);
      assert.equal(project.run("get", "ml.name", "--live").stdout, "x\n");
      assert.equal(project.run("get", "ml.name", "--live", "--name", "other").status, 69);
    },
  );

  it("ends a subscriber quietly when nobody reads what it prints", patient, async () => {
    await watch();
    const subscriber = await subscribe("-o", "json");
    subscriber.closeStdout();
    let threshold = 2;
    let ended = false;
    void subscriber.ended().then(() => ended = true);
    while (!ended) {
      project.write("conf/config.yaml", config(String(threshold++)));
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    assert.equal(await subscriber.ended(), 0);
    assert.equal(subscriber.stderr, "");
  });

  it("prints once where once is asked for", patient, async () => {
    await watch();
    const ran = project.run("subscribe", "ml.name", "--once", "--socket", socket());
    assert.equal(ran.status, 0);
    assert.equal(ran.stdout, "--- # generation 1\nml:\n  name: x\n");
  });

  it("tells a subscriber's user that the daemon is away, and goes on when it is back", patient, async () => {
    const daemon = await watch();
    const subscriber = await subscribe("-o", "json");
    await daemon.stop();
    await subscriber.prints("stderr", /out of reach/);
    project.write("conf/config.yaml", config("5"));
    await watch();
    await subscriber.prints("stdout", /"threshold":5/);
  });
});
