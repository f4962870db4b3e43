import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { create } from "../../src/config/create.ts";
import { select } from "../../src/config/select.ts";
import { toContainer } from "../../src/config/to_container.ts";
import { toYaml } from "../../src/config/to_yaml.ts";
import type { Resolvers } from "../../src/resolve/context.ts";

type Plain = Readonly<Record<string, unknown>>;

function chain(length: number, link: (at: number) => unknown, resolvers: Resolvers = {}) {
  const data: Record<string, unknown> = {};
  for (let at = 0; at < length; at++) data[`v${at}`] = link(at);
  return create(data, { resolvers });
}

describe("a chain of 100,000 references", () => {
  const length = 100_000;
  const forward = chain(length, (at) => at === length - 1 ? 1 : `\${v${at + 1}}`);

  it("is followed from its beginning", () => assert.equal(select(forward, "v0"), 1));

  it("has a value", () => assert.equal((forward.value as Plain).v0, 1));

  it("is resolved at every call", () => {
    assert.equal((toContainer(forward, { resolve: true }) as Plain).v3, 1);
  });

  it("may lead backward", () => {
    const backward = chain(length, (at) => at === 0 ? 1 : `\${v${at - 1}}`);
    assert.equal(select(backward, `v${length - 1}`), 1);
  });

  it("may put texts together", () => {
    const texts = chain(length, (at) => at === length - 1 ? "x" : `\${v${at + 1}}${at < 3 ? at : ""}`);
    assert.equal(select(texts, "v0"), "x210");
  });
});

describe("a chain of resolvers", () => {
  it("of oc.select is followed", () => {
    assert.equal(select(chain(20_000, (at) => at === 19_999 ? 1 : `\${oc.select:v${at + 1}}`), "v0"), 1);
  });

  it("of one's own is followed", () => {
    const get: Resolvers = { get: { resolve: ([path], { root }) => select(root, String(path)) } };
    assert.equal(select(chain(5000, (at) => at === 4999 ? 1 : `\${get:v${at + 1}}`, get), "v0"), 1);
  });

  it("is followed although they catch whatever is thrown", () => {
    const get: Resolvers = {
      get: {
        resolve: ([path], { root }) => {
          try {
            return select(root, String(path));
          } catch {
            return "caught";
          }
        },
      },
    };
    assert.equal(select(chain(5000, (at) => at === 4999 ? 1 : `\${get:v${at + 1}}`, get), "v0"), 1);
  });
});

describe("what grows without bounds", () => {
  it("in containers is shared", () => {
    const config = chain(400, (at) => at === 0 ? { x: 1 } : { x: `\${v${at - 1}}`, y: `\${v${at - 1}}` });
    const { v399, v398 } = config.value as { v399: Plain; v398: Plain };
    assert.equal(v399.x, v399.y);
    assert.equal(v399.x, v398);
  });

  it("in containers that lead into each other stops at the depth of trees", () => {
    for (const next of [-1, 1]) {
      const end = next < 0 ? 0 : 999;
      const config = chain(1000, (at) => at === end ? { x: 1 } : { x: `\${v${at + next}}` });
      assert.throws(() => config.value, { code: "limit_exceeded" });
    }
  });

  it("in texts stops at a length", () => {
    const config = chain(60, (at) => at === 0 ? "x" : `\${v${at - 1}}\${v${at - 1}}`);
    assert.throws(() => select(config, "v59"), { code: "limit_exceeded" });
  });

  it("in what resolvers give is shared", () => {
    const resolvers: Resolvers = { id: { resolve: ([value]) => value }, plain: (value: unknown) => value };
    for (const name of ["id", "plain"]) {
      const config = chain(
        60,
        (at) => at === 0 ? 1 : `\${${name}:[\${v${at - 1}}, \${v${at - 1}}]}`,
        resolvers,
      );
      const { v59 } = config.value as { v59: readonly unknown[] };
      assert.equal(v59[0], v59[1]);
      assert.throws(() => toYaml(config, { resolve: true }), { code: "limit_exceeded" });
    }
  });

  it("in the text of a container stops at a count", () => {
    const resolvers: Resolvers = { id: { resolve: ([value]) => value } };
    const link = (at: number) => at === 40 ? "x${v39}" : `\${id:[\${v${at - 1}}, \${v${at - 1}}]}`;
    const config = chain(41, (at) => at === 0 ? 1 : link(at), resolvers);
    assert.throws(() => select(config, "v40"), { code: "limit_exceeded" });
  });

  it("within itself is refused", () => {
    const itself: unknown[] = [];
    itself.push(itself);
    assert.throws(() => create({ a: "${f:}" }, { resolvers: { f: () => itself } }).value, {
      code: "limit_exceeded",
    });
  });
});

describe("a resolver that overflows the stack", () => {
  it("fails its interpolation alone", () => {
    const f = (): number => 1 + f();
    const config = create({ a: "${f:}", b: 1 }, { resolvers: { f } });
    assert.throws(() => select(config, "a"), { code: "interpolation_resolution", keyPath: "a" });
    assert.equal(select(config, "b"), 1);
  });
});
