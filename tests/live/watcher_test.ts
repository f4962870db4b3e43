import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { type Clock, systemClock } from "../../src/runtime/clock.ts";
import { localFileSystem } from "../../src/runtime/file_system.ts";
import { watchLocalDirectory } from "../../src/runtime/file_watch.ts";
import { RecordingFileSystem } from "../../src/live/observation.ts";
import { Watcher, type WatchTimes } from "../../src/live/watcher.ts";
import { ManualClock } from "./manual_clock.ts";

/** Reads some files as a composition would, and again whenever the watcher says so. */
class Reader {
  readonly contents: string[] = [];
  readonly watcher: Watcher;
  readonly #paths: readonly string[];
  #wake: (() => void) | undefined;

  constructor(paths: readonly string[], times: WatchTimes & { readonly clock?: Clock }) {
    this.#paths = paths;
    this.watcher = new Watcher({
      files: localFileSystem,
      watchDirectory: watchLocalDirectory,
      clock: systemClock,
      onChange: () => this.read(),
      ...times,
    });
    this.read();
  }

  read(): void {
    const files = new RecordingFileSystem(localFileSystem);
    const texts = this.#paths.map((each) => {
      if (files.status(each) === undefined) return "absent";
      try {
        return new TextDecoder().decode(files.readBytes(each, 1e6));
      } catch {
        return "failed";
      }
    });
    this.contents.push(texts.join("|"));
    this.watcher.follow(files.observations);
    this.#wake?.();
  }

  /** Waits until the newest reading is this. */
  async reaches(content: string): Promise<void> {
    while (this.contents.at(-1) !== content) await new Promise<void>((resolve) => this.#wake = resolve);
  }
}

describe("Watcher", () => {
  let root: string;
  let reader: Reader | undefined;
  const at = (...names: string[]) => path.join(root, ...names);
  const write = (name: string, text: string) => fs.writeFileSync(at(name), text);
  beforeEach(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), "hydrant-watcher-"));
  });
  afterEach(() => {
    reader?.watcher.close();
    fs.rmSync(root, { recursive: true, force: true });
  });

  interface Scenario {
    readonly name: string;
    readonly read: readonly string[];
    readonly prepare: () => void;
    /** Each step with the reading that it must lead to; the second shows that the first left nobody deaf. */
    readonly steps: readonly (readonly [step: () => void, reading: string])[];
    /** Some changes raise no event anywhere; the look at intervals finds them. */
    readonly needsPoll?: boolean;
  }

  const replace = (name: string, text: string) => {
    write("new", text);
    fs.renameSync(at("new"), at(name));
  };
  const version = (name: string, text: string) => {
    fs.mkdirSync(at("conf", name));
    write(`conf/${name}/config.yaml`, text);
    fs.symlinkSync(name, at("conf", "..data_tmp"));
    fs.renameSync(at("conf", "..data_tmp"), at("conf", "..data"));
  };
  const directory = (text: string) => {
    fs.mkdirSync(at("conf"));
    write("conf/config.yaml", text);
  };
  const scenarios: readonly Scenario[] = [
    {
      name: "a file written in place",
      read: ["a"],
      prepare: () => write("a", "1"),
      steps: [[() => write("a", "2"), "2"], [() => write("a", "3"), "3"]],
    },
    {
      name: "a file replaced by a rename",
      read: ["a"],
      prepare: () => write("a", "1"),
      steps: [[() => replace("a", "2"), "2"], [() => replace("a", "3"), "3"], [() => write("a", "4"), "4"]],
    },
    {
      name: "a file deleted and made again",
      read: ["a"],
      prepare: () => write("a", "1"),
      steps: [[() => fs.rmSync(at("a")), "absent"], [() => write("a", "2"), "2"]],
    },
    {
      name: "an optional file that was absent, in a directory that was absent",
      read: ["conf/group/a"],
      prepare: () => {},
      steps: [
        [() => {
          fs.mkdirSync(at("conf", "group"), { recursive: true });
          write("conf/group/a", "1");
        }, "1"],
        [() => write("conf/group/a", "2"), "2"],
      ],
    },
    {
      name: "the swap of a mounted Kubernetes volume",
      read: ["conf/config.yaml"],
      prepare: () => {
        fs.mkdirSync(at("conf"));
        version("..v1", "1");
        fs.symlinkSync("..data/config.yaml", at("conf", "config.yaml"));
      },
      steps: [[() => version("..v2", "2"), "2"], [() => version("..v3", "3"), "3"]],
    },
    {
      name: "a directory deleted and made again",
      read: ["conf/config.yaml"],
      prepare: () => directory("1"),
      steps: [
        [() => fs.rmSync(at("conf"), { recursive: true }), "absent"],
        [() => directory("2"), "2"],
        [() => write("conf/config.yaml", "3"), "3"],
      ],
      needsPoll: true,
    },
    {
      name: "a directory renamed away, with another in its place",
      read: ["conf/config.yaml"],
      prepare: () => directory("1"),
      steps: [
        [() => {
          fs.renameSync(at("conf"), at("old"));
          directory("2");
        }, "2"],
        [() => write("conf/config.yaml", "3"), "3"],
      ],
    },
    {
      name: "a link to a directory that is retargeted",
      read: ["link/a"],
      prepare: () => {
        fs.mkdirSync(at("one"));
        fs.mkdirSync(at("two"));
        write("one/a", "1");
        write("two/a", "2");
        fs.symlinkSync("one", at("link"));
      },
      steps: [
        [() => {
          fs.rmSync(at("link"));
          fs.symlinkSync("two", at("link"));
        }, "2"],
        [() => write("two/a", "3"), "3"],
      ],
    },
    {
      name: "a link to a file elsewhere",
      read: ["conf/a"],
      prepare: () => {
        fs.mkdirSync(at("conf"));
        fs.mkdirSync(at("elsewhere"));
        write("elsewhere/a", "1");
        fs.symlinkSync(at("elsewhere", "a"), at("conf", "a"));
      },
      steps: [[() => write("elsewhere/a", "2"), "2"], [() => replace("elsewhere/a", "3"), "3"]],
    },
    {
      name: "one of several files",
      read: ["a", "b"],
      prepare: () => write("a", "1"),
      steps: [[() => write("b", "2"), "1|2"], [() => replace("a", "3"), "3|2"]],
    },
  ];

  for (const { name, read, prepare, steps, needsPoll } of scenarios) {
    it(`notices ${name}`, async () => {
      prepare();
      const pollMs = needsPoll === true ? 50 : 60_000;
      reader = new Reader(read.map((each) => at(each)), { quietMs: 5, pollMs });
      for (const [step, reading] of steps) {
        step();
        await reader.reaches(reading);
      }
    });
  }

  it("notices a change of equal size at once after the reading", async () => {
    write("a", "1");
    reader = new Reader([at("a")], { quietMs: 1, pollMs: 60_000 });
    for (let round = 0; round < 20; round++) {
      write("a", String(round % 10));
      await reader.reaches(String(round % 10));
    }
  });

  it("takes a burst of writes for one change, and what touches no content for none", async () => {
    write("a", "1");
    reader = new Reader([at("a")], { quietMs: 30, maxWaitMs: 10_000, pollMs: 60_000 });
    for (let round = 0; round < 50; round++) write("a", `round ${round}`);
    fs.chmodSync(at("a"), 0o600);
    write("unrelated", "1");
    await reader.reaches("round 49");
    assert.deepEqual(reader.contents, ["1", "round 49"]);
  });

  it("finds what changed between reading and watching", async () => {
    write("a", "1");
    reader = new Reader([at("a")], { quietMs: 1, pollMs: 60_000 });
    const files = new RecordingFileSystem(localFileSystem);
    files.readBytes(at("a"), 10);
    write("a", "2");
    reader.watcher.follow(files.observations);
    await reader.reaches("2");
  });

  describe("with a clock in hand", () => {
    const silent = { watchDirectory: () => ({ close: () => {} }) };

    it("waits for quiet, but no longer than the maximum", () => {
      write("a", "1");
      const clock = new ManualClock();
      reader = new Reader([at("a")], { clock, quietMs: 20, maxWaitMs: 50, pollMs: 1e6, ...silent });
      write("a", "2");
      for (const hintAt of [0, 15, 30, 45]) {
        clock.advanceTo(hintAt);
        reader.watcher.hint();
        assert.deepEqual(reader.contents, ["1"]);
      }
      clock.advanceTo(50);
      assert.deepEqual(reader.contents, ["1"]);
      clock.advanceTo(51);
      assert.deepEqual(reader.contents, ["1", "2"]);
    });

    it("looks by itself at intervals, and says when it last verified", () => {
      write("a", "1");
      const clock = new ManualClock();
      reader = new Reader([at("a")], { clock, quietMs: 20, pollMs: 1000, ...silent });
      clock.advanceTo(2999);
      assert.equal(reader.watcher.verifiedAt, 2000);
      write("a", "2");
      clock.advanceTo(3000);
      assert.equal(reader.watcher.verifiedAt, 2000);
      clock.advanceTo(3021);
      assert.deepEqual(reader.contents, ["1", "2"]);
      assert.equal(reader.watcher.verifiedAt, 3021);
    });

    it("does nothing more once closed", () => {
      write("a", "1");
      const clock = new ManualClock();
      reader = new Reader([at("a")], { clock, pollMs: 1000, ...silent });
      reader.watcher.hint();
      reader.watcher.close();
      write("a", "2");
      clock.advanceTo(10_000);
      assert.deepEqual(reader.contents, ["1"]);
      assert.equal(clock.scheduled, 0);
    });
  });
});
