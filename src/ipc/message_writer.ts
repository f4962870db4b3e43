import { writeJson } from "../base/json_write.ts";
import { plainSource } from "../base/plain_source.ts";

/** One message as a line of bytes. Fields that are undefined are left out; `JsonText` stands as it is. */
export function encodeMessage(message: Readonly<Record<string, unknown>>): Uint8Array {
  return new TextEncoder().encode(`${writeJson(plainSource, message)}\n`);
}

/** A text for people, cut to what one message may carry. */
export function shortText(text: string, maxLength: number): string {
  return text.length <= maxLength ? text : `${text.slice(0, maxLength - 1)}…`;
}
