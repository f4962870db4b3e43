import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { describe, it } from "node:test";
import { watchLocalDirectory } from "../../src/runtime/file_watch.ts";

describe("watchLocalDirectory", () => {
  it("hints when a file in the directory changes, until closed", async () => {
    const directory = fs.mkdtempSync(path.join(os.tmpdir(), "hydrant-watch-"));
    const hinted = new Promise<void>((resolve) => {
      const watch = watchLocalDirectory(directory, () => {
        watch?.close();
        resolve();
      });
      fs.writeFileSync(path.join(directory, "a"), "1");
    });
    await hinted;
    fs.rmSync(directory, { recursive: true });
  });

  it("says when a directory cannot be watched", () => {
    assert.equal(watchLocalDirectory("/no/such/directory", () => {}), undefined);
  });
});
