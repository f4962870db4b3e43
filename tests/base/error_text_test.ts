import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { codeFrame } from "../../src/base/code_frame.ts";
import { ConfigError, type ErrorFields } from "../../src/base/error.ts";
import { renderError } from "../../src/base/error_text.ts";
import type { Origin } from "../../src/base/origin.ts";
import { markRedactor, nameRedactor, revealing } from "../../src/base/redactor.ts";
import type { SourceText } from "../../src/base/source_text.ts";

const text = `db:
  host: x
  port: abc
  password: hunter2
  flow: {user: me, api_key: k, port: y}
  "auth_token": "t"
  private_key: |
    line one

    line two
  credentials:
  - user: a
    pass: b
  cmd: run --passwd=x now
  num_tokens: 5
`;
const source: SourceText = { name: "conf/db.yaml", text };

function originAt(part: string): Origin & { kind: "text" } {
  return { kind: "text", source, offset: text.indexOf(part), keyOffset: -1 };
}

function fault(part: string, fields: Partial<ErrorFields<"validation">> = {}): ConfigError {
  return new ConfigError("validation", `Value '${part}' is no int`, {
    details: { value: part },
    origin: originAt(part),
    ...fields,
  });
}

const frameAt = (part: string, redactor = nameRedactor) =>
  codeFrame(source, text.indexOf(part), { redactor, hidden: false }).join("\n");

describe("renderError", () => {
  it("says where and what in one line, and shows the line concerned", () => {
    assert.equal(
      renderError(fault("abc", { keyPath: "db.port" })),
      "conf/db.yaml:3:9: db.port: Value 'abc' is no int\n  3 |   port: abc\n    |         ^",
    );
  });

  it("says what was available and what was nearest", () => {
    const error = new ConfigError("key_not_found", "Key 'prot' is not in 'db'", {
      details: { key: "prot", available: ["host", "port"], suggestion: "port" },
      keyPath: "db",
    });
    assert.equal(
      renderError(error),
      "Key 'prot' is not in 'db'\n  Did you mean 'port'?\n  Available: 'host', 'port'",
    );
  });

  it("shows each fault of an error that reports several", () => {
    const error = new ConfigError("validation", "2 values do not fit", {
      details: {},
      issues: [fault("abc", { keyPath: "db.port" }), fault("me", { keyPath: "db.flow.user" })],
    });
    const lines = renderError(error).split("\n");
    assert.equal(lines[0], "2 values do not fit");
    assert.equal(lines.filter((line) => line.startsWith("conf/db.yaml:")).length, 2);
  });

  it("does not repeat a cause that the message tells, and shows what caused that", () => {
    const cause = new ConfigError("validation", "Value 'x' is no int", {
      details: {},
      keyPath: "a",
      cause: new TypeError("it broke"),
    });
    const error = new ConfigError("composition", "In 'db/mysql': Value 'x' is no int", {
      details: {},
      keyPath: "a",
      cause,
    });
    assert.equal(renderError(error), "a: In 'db/mysql': Value 'x' is no int\nCaused by: it broke");
  });

  it("shows the chain of an interpolation and what caused the error", () => {
    const error = new ConfigError("interpolation_resolution", "Resolver 'f' failed", {
      details: { text: "${f:}", chain: ["a", "b"] },
      keyPath: "a",
      cause: new TypeError("it broke\nbadly"),
    });
    assert.equal(
      renderError(error),
      "a: Resolver 'f' failed\n  By way of: a → b\nCaused by: it broke\\nbadly",
    );
  });

  it("leaves out a cause that the message tells", () => {
    const error = new ConfigError("file_access", "Cannot read 'a': it is gone", {
      details: { path: "a", reason: "it is gone" },
      cause: new Error("it is gone"),
    });
    assert.equal(renderError(error), "Cannot read 'a': it is gone");
  });

  it("ends although an error causes itself", () => {
    const fields: { details: object; cause?: unknown } = { details: {} };
    const error = new ConfigError("config_value", "Again", fields);
    Object.defineProperty(error, "cause", { value: error });
    assert.ok(renderError(error).split("\n").length < 20);
  });

  it("counts the faults that it does not show", () => {
    const issues = Array.from({ length: 60 }, (_, at) => fault("abc", { keyPath: `k${at}` }));
    const error = new ConfigError("validation", "Many", { details: {}, issues });
    assert.match(renderError(error), /… and 10 more$/);
  });

  it("shows no stack and steers no terminal", () => {
    const rendered = renderError(new Error("bad \x1b[31mred\u202e\r\n"));
    assert.equal(rendered, "bad \\x1b[31mred\\u202e\\r\\n");
    assert.equal(renderError("thrown text"), "thrown text");
  });
});

describe("masking", () => {
  it("masks the value of a key that is named like a secret, in message, line and cause", () => {
    const error = fault("hunter2", { keyPath: "db.password", cause: new RangeError("hunter2!") });
    assert.equal(
      renderError(error),
      "conf/db.yaml:4:13: db.password: Value '******' is no int\n" +
        "  4 |   password: ******\n    |             ^\nCaused by: RangeError",
    );
    assert.match(renderError(error, { redactor: revealing }), /Value 'hunter2'[^]*password: hunter2/);
  });

  it("masks what is marked secret, and its siblings on the line", () => {
    const redactor = markRedactor((keyPath) => keyPath === "db.flow.user");
    assert.doesNotMatch(renderError(fault("me", { keyPath: "db.flow.user" }), { redactor }), /\bme\b/);
    assert.doesNotMatch(renderError(fault("y}", { keyPath: "db.flow.port" }), { redactor }), /\bme\b/);
    assert.match(renderError(fault("y}", { keyPath: "db.flow.port" })), /user: me, api_key: \*{6}$/m);
  });

  it("masks an error that was made for a secret", () => {
    assert.doesNotMatch(renderError(fault("abc", { keyPath: "db.port", secret: true })), /abc/);
  });

  it("masks keys of other names, where somebody says which", () => {
    const error = fault("5432", { keyPath: "db.user_pin" });
    assert.match(renderError(error), /5432/);
    assert.doesNotMatch(renderError(error, { secretNames: ["pin"] }), /5432/);
    assert.match(renderError(fault("x", { keyPath: "db.password" }), { secretNames: [] }), /'x'/);
  });

  it("masks the value of an override", () => {
    const override = "+db.password=hunter2";
    const error = new ConfigError("override_grammar", `Cannot parse override '${override}'`, {
      details: { override },
      origin: { kind: "override", position: 2, text: override },
    });
    assert.equal(
      renderError(error),
      "override 2 +db.password=******: Cannot parse override '+db.password=******'",
    );
  });

  const frames: readonly (readonly [part: string, line: string])[] = [
    ["host", "  2 |   host: x"],
    ["me,", "  5 |   flow: {user: me, api_key: ******"],
    ['"t"', '  6 |   "auth_token": ******'],
    ["line one", "  8 |     ******"],
    ["line two", "  10 |     ******"],
    ["pass: b", "  13 |     ******"],
    ["- user: a", "  12 |   ******"],
    ["run", "  14 |   cmd: run --passwd=******"],
    ["5\n", "  15 |   num_tokens: 5"],
  ];
  for (const [part, line] of frames) {
    it(`shows '${line.trim()}'`, () => assert.equal(frameAt(part).split("\n")[0], line));
  }
});

describe("codeFrame", () => {
  const frame = (line: string, column: number) =>
    codeFrame({ name: "x", text: line }, column - 1, { redactor: nameRedactor, hidden: false });

  it("cuts long lines around the caret", () => {
    const [line, caret] = frame("x".repeat(500) + "HERE" + "y".repeat(500), 501);
    assert.ok(line.length <= 110);
    assert.equal(line.slice(caret.indexOf("^")).slice(0, 4), "HERE");
    assert.match(line, /…x+HEREy+…$/);
  });

  it("puts the caret under what control characters became", () => {
    const [line, caret] = frame("\ta: \x1b[1mb", 9);
    assert.equal(line, "  1 | \\ta: \\x1b[1mb");
    assert.equal(line[caret.indexOf("^")], "b");
  });

  it("points behind the end of an empty text", () => {
    assert.deepEqual(frame("", 1), ["  1 | ", "    | ^"]);
  });

  it("takes time in proportion to the text", () => {
    const wide = " ".repeat(300_000);
    frame(`a${wide}b`, 5);
    frame("a-".repeat(200_000), 5);
    const deep = { name: "x", text: `\na${wide}\n "${wide}\n  b: c\n` };
    codeFrame(deep, deep.text.length - 2, { redactor: nameRedactor, hidden: false });
  });
});
