import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { describe, it } from "node:test";
import * as v from "valibot";
import { ConfigError } from "../../src/base/error.ts";
import { type ErrorCode, errorNames } from "../../src/base/error_code.ts";
import { renderError } from "../../src/base/error_text.ts";
import { parseJson } from "../../src/base/json_plain.ts";
import { ChoiceLedger } from "../../src/compose/choice_ledger.ts";
import type { ConfigLookup } from "../../src/compose/config_lookup.ts";
import { expandDefaults } from "../../src/compose/defaults_expansion.ts";
import { readDefaultsList } from "../../src/compose/defaults_list.ts";
import { create } from "../../src/config/create.ts";
import { setFlag } from "../../src/config/flags.ts";
import { getItem } from "../../src/config/item.ts";
import { load } from "../../src/config/load.ts";
import { maskedCopy } from "../../src/config/masked_copy.ts";
import { merge } from "../../src/config/merge.ts";
import { select } from "../../src/config/select.ts";
import { update } from "../../src/config/update.ts";
import { LocalLive } from "../../src/delivery/local_live.ts";
import { LineDecoder } from "../../src/ipc/line_decoder.ts";
import { layerTree } from "../../src/live/layer_tree.ts";
import { Publisher } from "../../src/live/publisher.ts";
import { parseOverride, parseOverrides } from "../../src/override/parse.ts";
import { sweepBatches, sweepJobs } from "../../src/override/sweep_jobs.ts";
import { localFileSystem } from "../../src/runtime/file_system.ts";
import { systemRandom } from "../../src/runtime/random.ts";
import { connectSocket } from "../../src/runtime/socket.ts";
import { serveSocket } from "../../src/runtime/socket_server.ts";
import { describeSchema } from "../../src/schema/schema.ts";
import { fileNameOf } from "../../src/source/config_source.ts";
import { packageHeaderOf } from "../../src/source/package_header.ts";
import { MapNode, ValueNode } from "../../src/tree/node.ts";
import { structured } from "../../src/tree/structured.ts";
import { jsonComposer } from "../live/json_composer.ts";
import { ManualClock } from "../live/manual_clock.ts";

/** Runs what fails with a code; `name` says what was done. */
interface Row {
  readonly code: ErrorCode;
  readonly name: string;
  readonly fail: () => unknown;
}

function row(code: ErrorCode, name: string, fail: () => unknown): Row {
  return { code, name, fail };
}

const rows: readonly Row[] = [
  row("yaml_reader", "a control character", () => create("a: \x01")),
  row("yaml_scanner", "a quote that does not end", () => create("a: 'b")),
  row("yaml_parser", "a bracket that does not end", () => create("a: [b")),
  row("yaml_composer", "an alias of nothing", () => create("a: *b")),
  row("yaml_constructor", "a key that comes twice", () => create("a: 1\na: 2")),
  row("json_parse", "a bracket that does not end", () => parseJson("[")),
  row("limit_exceeded", "JSON that is too deep", () => parseJson("[[]]", { maximumDepth: 1 })),
  row("unsafe_key", "a key that could poison an object", () => create(JSON.parse('{"__proto__": 1}'))),
  row("grammar_parse", "an interpolation that does not end", () => create({ a: "${b" })),
  row("interpolation_key", "an interpolation of nothing", () => select(create({ a: "${b}" }), "a")),
  row(
    "interpolation_resolution",
    "a variable that is not set",
    () => select(create({ a: "${oc.env:A}" }), "a"),
  ),
  row("interpolation_cycle", "a cycle", () => select(create({ a: "${b}", b: "${a}" }), "a")),
  row("interpolation_missing", "an interpolation of ???", () => select(create({ a: "${b}", b: "???" }), "a")),
  row("interpolation_validation", "a text for a number", () => select(create(typed), "n")),
  row(
    "unsupported_interpolation",
    "a resolver that is not there",
    () => select(create({ a: "${nope:}" }), "a"),
  ),
  row("validation", "a number for a configuration", () => create(1)),
  row("unsupported_value", "a symbol", () => create({ a: Symbol("a") })),
  row("unsupported_value", "a schema that is none", () => describeSchema({} as never)),
  row("key_not_found", "a key that is not there", () => getItem(create({ a: 1 }), "b")),
  row("attribute_not_found", "a key that may not be added", () => update(struct({ a: 1 }), "b", 1)),
  row("index_out_of_range", "an index beyond the end", () => getItem(create([1]), 5)),
  row("config_type", "a key of a list", () => select(create({ l: [1] }), "l.x")),
  row("config_value", "batches of no job", () => sweepBatches([parseOverride("a=1")], { batchSize: 0 })),
  row("invalid_argument", "a masked copy of a list", () => maskedCopy(create([1]), ["a"])),
  row("key_validation", "null for a key", () => create(new Map([[null, 1]]))),
  row("readonly", "a change of what is read-only", () => update(readonly({ a: 1 }), "a", 2)),
  row("missing_value", "??? that is read", () => getItem(create({ a: "???" }), "a")),
  row("merge_type", "a mapping over a list", () => merge(create({ a: [1] }), { a: { b: 1 } })),
  row("override_parse", "a list with what is no override", () => parseOverrides(["a=1", "b=["])),
  row("override_grammar", "what is no override", () => parseOverride("a=[")),
  row("override_argument", "a function that refuses", () => causeOf(() => parseOverride("a=int(x)"))),
  row("missing_config", "a primary config that is not there", () => expandDefaults("config", expansion)),
  row("composition", "a defaults list that is none", () => readDefaultsList(new MapNode([], []), "config")),
  row("composition_value", "a header of three words", () => packageHeaderOf("# @package a b", "a.yaml")),
  row("config_load", "a config that ends in .yml", () => fileNameOf("config.yml")),
  row("sweep", "an interval as jobs", () => sweepJobs([parseOverride("a=interval(0,1)")])),
  row("file_access", "a file that is not there", () => load("/hydrant/no/such/file.yaml")),
  row("no_daemon", "a socket that is not there", () => connectSocket("/hydrant/no/such/socket")),
  row("socket_in_use", "two daemons at one socket", serveTwice),
  row(
    "protocol",
    "a line that is no UTF-8",
    () => [...new LineDecoder(100).push(new Uint8Array([0xff, 0x0a]))],
  ),
  row("closed", "a live configuration after its end", subscribeAfterTheEnd),
  row("refused", "an interpolation from outside", () => layerTree(new ValueNode("str", "${a}"), outside)),
];

/** Codes that nothing which is built raises so far: this list only gets shorter. */
const notRaised: readonly ErrorCode[] = ["usage"];

const struct = (value: object) => setFlag(create(value), "struct", true);
const readonly = (value: object) => setFlag(create(value), "readonly", true);
const { type } = describeSchema(v.object({ n: v.number(), s: v.string() }));
assert.ok(type.kind === "object");
const typed = structured(type.shape, { n: "${s}", s: "x" });
const outside = { origin: { kind: "layer", layer: "a", time: 0 }, allowInterpolation: false } as const;

const nothing: ConfigLookup = {
  load: () => undefined,
  hasConfig: () => false,
  hasGroup: () => false,
  configsIn: () => [],
  groupsIn: () => [],
  describeSources: () => [],
};
const expansion = {
  lookup: nothing,
  ledger: new ChoiceLedger({ choices: new Map(), appended: [], deletions: new Map() }),
  appended: [],
  withHydra: false,
  skipMissing: false,
};

/** Throws the cause of what is thrown. */
function causeOf(fail: () => unknown): never {
  try {
    fail();
  } catch (error) {
    throw error instanceof Error ? error.cause : error;
  }
  throw new assert.AssertionError({ message: "Nothing was thrown" });
}

async function serveTwice(): Promise<void> {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), "hydrant-errors-"));
  const socket = path.join(directory, "sock");
  const server = await serveSocket(socket, (connection) => connection.destroy());
  try {
    await serveSocket(socket, () => {});
  } finally {
    await server.close();
    fs.rmSync(directory, { recursive: true });
  }
}

async function subscribeAfterTheEnd(): Promise<void> {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), "hydrant-errors-"));
  const file = path.join(directory, "config.json");
  fs.writeFileSync(file, "{}");
  try {
    const publisher = new Publisher({
      composer: jsonComposer(file),
      files: localFileSystem,
      watchDirectory: () => ({ close: () => {} }),
      clock: new ManualClock(),
      random: systemRandom,
    });
    const live = new LocalLive(publisher, () => assert.fail("No layer is asked for"));
    await live.close();
    live.subscribe("", () => {});
  } finally {
    fs.rmSync(directory, { recursive: true });
  }
}

describe("The catalogue of errors", () => {
  for (const { code, name, fail } of rows) {
    it(`has ${code} for ${name}`, async () => {
      const error = await assertFails(fail);
      assert.equal(error.code, code);
      assert.equal(error.name, errorNames[code]);
      assert.match(error.message, /^['A-Z0-9?]/, "a message begins with a capital letter, or a value");
      assert.doesNotMatch(error.message, /[.\n]$/, "a message ends without a full stop");
      assert.equal(typeof error.details, "object");
      const rendered = renderError(error);
      assert.ok(rendered.includes(error.message.slice(0, 20)), rendered);
      assert.doesNotMatch(rendered, /\n +at /, "no stack trace is shown");
    });
  }

  it("has a row for every code", () => {
    const raised = new Set(rows.map(({ code }) => code));
    const missing = Object.keys(errorNames).filter((code) => !raised.has(code as ErrorCode));
    assert.deepEqual(missing.sort(), [...notRaised].sort());
  });
});

async function assertFails(fail: () => unknown): Promise<ConfigError> {
  try {
    await fail();
  } catch (error) {
    if (ConfigError.is(error)) return error;
    throw error;
  }
  throw new assert.AssertionError({ message: "Nothing was thrown" });
}
