import { writeJson } from "../base/json_write.ts";
import { plainSource } from "../base/plain_source.ts";

/** A plain value as JSON for people and programs, with a line break at its end. */
export function writePlainJson(value: unknown): string {
  return `${writeJson(plainSource, value, { indent: 2 })}\n`;
}
