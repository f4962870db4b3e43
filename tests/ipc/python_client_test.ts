import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import { describe, it } from "node:test";
import { Served } from "./served.ts";

const protocol = readFileSync(new URL("../../src/ipc/PROTOCOL.md", import.meta.url), "utf8");
const python = spawnSync("python3", ["--version"]).status === 0;

/** Prints what it takes, and refuses thresholds above 1. */
const program = `
import sys

async def apply(value):
    if value["ml"]["threshold"] > 1:
        raise ValueError("Too high")
    print(json.dumps(value), type(value["ml"]["threshold"]).__name__, flush=True)

asyncio.run(follow(sys.argv[1], ["ml"], apply, name="python"))
`;

describe("The client in Python that the protocol document shows", () => {
  it("is thirty lines", () => {
    assert.ok(clientText().trim().split("\n").length <= 36);
  });

  it("takes values, refuses them, and comes back after the daemon was away", {
    skip: !python,
    timeout: 30_000,
  }, async () => {
    const served = await Served.start({ ml: { threshold: 0.5 } });
    writeFileSync(join(served.directory, "client.py"), clientText() + program);
    const client = spawn("python3", [join(served.directory, "client.py"), served.socket], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const lines = createInterface({ input: client.stdout })[Symbol.asyncIterator]();
    const line = async () => (await lines.next()).value;
    assert.equal(await line(), '{"ml": {"threshold": 0.5}} float');
    const nack = () => {
      const { subscribers } = served.server.status() as {
        subscribers: { client: string; nack?: { message: string } }[];
      };
      return subscribers.find((each) => each.client === "python")?.nack;
    };
    served.change({ ml: { threshold: 7 } });
    while (nack() === undefined) await new Promise((resolve) => setImmediate(resolve));
    assert.equal(nack()?.message, "Too high");
    served.change({ ml: { threshold: 1 } });
    assert.equal(await line(), '{"ml": {"threshold": 1}} int');
    served.write({ ml: { threshold: 0.25 } });
    await served.restart();
    assert.equal(await line(), '{"ml": {"threshold": 0.25}} float');
    const ended = new Promise((resolve) => client.on("close", resolve));
    if (client.pid !== undefined) process.kill(client.pid, "SIGKILL");
    await ended;
    await served.close();
  });
});

function clientText(): string {
  const [, text] = protocol.match(/```python\n([\s\S]*?)```/) ?? [];
  return text ?? "";
}
