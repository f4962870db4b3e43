import assert from "node:assert/strict";
import { it } from "node:test";
import { faultOf, shown } from "./shown.ts";

/** A YAML text, and what it holds or the fault it has, as `shown.ts` writes them. */
export type Row = readonly [text: string, result: string];

/** One test a row: the text is read as the value. */
export function reads(rows: readonly Row[]): void {
  for (const [text, value] of rows) {
    it(`reads ${JSON.stringify(text)} as ${value}`, () => assert.equal(shown(text), value));
  }
}

/** One test a row: the text has the fault. */
export function refuses(rows: readonly Row[]): void {
  for (const [text, fault] of rows) {
    it(`refuses ${JSON.stringify(text)}: ${fault}`, () => assert.equal(faultOf(text), fault));
  }
}
