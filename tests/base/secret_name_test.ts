import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isSecretName } from "../../src/base/secret_name.ts";

describe("isSecretName", () => {
  const cases: readonly (readonly [string, boolean])[] = [
    ["password", true],
    ["db_password", true],
    ["dbPassword", true],
    ["DB-PASSWORD", true],
    ["api_key", true],
    ["apiKey", true],
    ["openai_api_key", true],
    ["credentials", true],
    ["auth_token", true],
    ["num_tokens", false],
    ["token", false],
    ["password_length", false],
    ["passwords", false],
    ["monkey", false],
    ["key", false],
    ["", false],
  ];
  for (const [name, expected] of cases) {
    it(`takes '${name}' ${expected ? "for a secret's name" : "for no secret's name"}`, () => {
      assert.equal(isSecretName(name), expected);
    });
  }
});
