import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { explainCompileFailure } from "../../tasks/compile_failure.ts";
import { countJunit } from "../../tasks/step.ts";

describe("the counts of a JUnit report", () => {
  const directory = mkdtempSync(join(tmpdir(), "hydrant-step-"));
  after(() => rmSync(directory, { recursive: true }));

  function count(text: string): unknown {
    const path = join(directory, "report.xml");
    writeFileSync(path, text);
    return countJunit(path);
  }

  it("leaves out the groups that Deno reports as tests", () => {
    const text = '<testcase name="g"><failure/></testcase><testcase name="g &gt; a"></testcase>' +
      '<testcase name="g &gt; b"><failure message="x"/></testcase>';
    assert.deepEqual(count(text), { passed: 1, failed: 1, left: 0 });
  });

  it("counts tests that close at once, and skipped ones apart", () => {
    const text =
      '<testcase name="a" /><testcase name="b"><skipped/></testcase><testcase name="c"><error/></testcase>';
    assert.deepEqual(count(text), { passed: 1, failed: 1, left: 1 });
  });

  it("takes a report that was not written for a failure", () => {
    assert.deepEqual(countJunit(join(directory, "none.xml")), { passed: 0, failed: 1 });
  });
});

describe("deno compile that fails", () => {
  it("tells the way out where Deno's runtime cannot be had", () => {
    const said = explainCompileFailure(
      "error: error sending request for url (https://dl.deno.land/denort-x86_64.zip)\n",
    );
    assert.match(said, /DENORT_BIN/);
    assert.match(said, /compile:bun/);
    assert.match(said, /error sending request/);
  });

  it("says what the tool said otherwise", () => {
    assert.equal(explainCompileFailure("error: Module not found\n"), "error: Module not found");
  });
});
