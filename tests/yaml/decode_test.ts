import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ConfigError } from "../../src/base/error.ts";
import { positionOfOrigin } from "../../src/base/origin.ts";
import { decodeYaml } from "../../src/yaml/decode.ts";
import { faultOf, shown } from "./shown.ts";

const encoder = new TextEncoder();

function decodingFault(
  bytes: readonly number[],
): { readonly code: string; readonly place: string; readonly message: string } {
  try {
    decodeYaml(Uint8Array.from(bytes), "a.yaml");
  } catch (error) {
    if (!ConfigError.is(error) || error.origin === undefined) throw error;
    const { line = 0, column = 0 } = positionOfOrigin(error.origin) ?? {};
    return { code: error.code, place: `${line}:${column}`, message: error.message };
  }
  throw new Error("No fault");
}

describe("bytes of YAML", () => {
  it("are UTF-8, with or without a byte order mark", () => {
    assert.equal(decodeYaml(encoder.encode("a: é\u{1f600}")), "a: é\u{1f600}");
    assert.equal(shown(decodeYaml(encoder.encode("\ufeffa: 1"))), '{"a": 1}');
  });

  const broken: readonly (readonly [name: string, bytes: readonly number[], place: string])[] = [
    ["a byte that begins nothing", [...encoder.encode("a: 1\né\ufffd: "), 0xff, 0x0a], "2:5"],
    ["a sequence that is cut off", [0x61, 0x3a, 0x20, 0xc3], "1:4"],
    ["an overlong sequence", [0xc0, 0x80], "1:1"],
    ["half of a surrogate pair", [0xed, 0xa0, 0x80], "1:1"],
  ];
  for (const [name, bytes, place] of broken) {
    it(`are refused for ${name}`, () => {
      const { code, place: found } = decodingFault(bytes);
      assert.deepEqual([code, found], ["yaml_reader", place]);
    });
  }

  it("are refused as UTF-16, as OmegaConf does", () => {
    assert.match(decodingFault([0xff, 0xfe, 0x61, 0x00]).message, /UTF-16/);
  });
});

describe("characters of YAML", () => {
  const rows: readonly (readonly [text: string, fault: string])[] = [
    ["a: \x07", "yaml_reader 1:4"],
    ["a: \0", "yaml_reader 1:4"],
    ["a: 1\n# \x7f", "yaml_reader 2:3"],
    ["'\x9f'", "yaml_reader 1:2"],
    ["\ufffe", "yaml_reader 1:1"],
    ["\ud800", "yaml_reader 1:1"],
    ["a\udc00", "yaml_reader 1:2"],
    ["\ud83d\ud83d\ude00", "yaml_reader 1:1"],
    ["a: [\x01", "yaml_reader 1:5"],
    ["b: @\n\x01", "yaml_reader 2:1"],
  ];
  for (const [text, fault] of rows) {
    it(`refuses ${JSON.stringify(text)}`, () => assert.equal(faultOf(text), fault));
  }

  it("takes every other one", () => {
    assert.equal(
      shown("'\t\x85\xa0\ud7ff\ue000\ufffd\u{10ffff}'"),
      JSON.stringify("\t \xa0\ud7ff\ue000\ufffd\u{10ffff}".replace("\t ", " ")),
    );
  });

  it("meets a fault that stands long before a refused character first", () => {
    const far = `${"# comment\n".repeat(2000)}`;
    assert.equal(faultOf(`b: @\n${far}\x01`), "yaml_scanner 1:4");
    assert.equal(faultOf(`b: 1\n${far}\x01`), "yaml_reader 2002:1");
    assert.equal(faultOf(`b: [\n${far}\x01`), "yaml_reader 2002:1");
  });
});
