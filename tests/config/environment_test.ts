import assert from "node:assert/strict";
import process from "node:process";
import { describe, it } from "node:test";
import { create } from "../../src/config/create.ts";
import { select } from "../../src/config/select.ts";

describe("the environment of a configuration", () => {
  it("is that of the process, unless one is given", () => {
    process.env["HYDRANT_TEST_HOST"] = "db";
    try {
      assert.equal(select(create("a: ${oc.env:HYDRANT_TEST_HOST}"), "a"), "db");
      const config = create("a: ${oc.env:HYDRANT_TEST_HOST,none}", { environment: {} });
      assert.equal(select(config, "a"), "none");
    } finally {
      delete process.env["HYDRANT_TEST_HOST"];
    }
  });
});
