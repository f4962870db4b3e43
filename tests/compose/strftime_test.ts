import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { strftime } from "../../src/compose/strftime.ts";

const moment = new Date(2024, 1, 29, 9, 5, 7, 42).getTime();
const newYear = new Date(2027, 0, 1, 0, 0, 0).getTime();

describe("strftime", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["%Y-%m-%d/%H-%M-%S", "2024-02-29/09-05-07"],
    ["%a %A %b %B %d %e", "Thu Thursday Feb February 29 29"],
    ["%I %p %j %y %C", "09 AM 060 24 20"],
    ["%f", "042000"],
    ["%U %W %V %G %u %w", "08 09 09 2024 4 4"],
    ["%c|%x|%X|%D|%F|%T|%R", "Thu Feb 29 09:05:07 2024|02/29/24|09:05:07|02/29/24|2024-02-29|09:05:07|09:05"],
    ["%-d.%-m. 100%%", "29.2. 100%"],
    ["%z%Z", ""],
    ["%Q plain %", "%Q plain %"],
  ];
  for (const [pattern, wanted] of cases) {
    it(`writes ${pattern} as ${wanted}`, () => assert.equal(strftime(pattern, moment), wanted));
  }

  it("counts the first days of a year to the last week of the one before", () => {
    assert.equal(strftime("%G-W%V %U %W", newYear), "2026-W53 00 00");
  });
});
