/** What stands in the place of a value that people must not read. */
export const mask = "******";

/** A longer value is cut where a message quotes it. */
const longestQuote = 200;

/** A value within a message, which shows in quotes, or masked. */
export class Quoted {
  /** The value as text. */
  readonly text: string;

  /** Quotes a text. */
  constructor(text: string) {
    this.text = text;
  }
}

/** A message is text with values in it, kept apart so that whoever renders it can mask them. */
export type MessagePart = string | Quoted;

/** The text of a message, with its values shown in quotes or masked. */
export function messageText(parts: readonly MessagePart[], values: "shown" | "masked"): string {
  return parts.map((part) => {
    if (typeof part === "string") return part;
    return values === "masked" ? `'${mask}'` : `'${shortened(part.text)}'`;
  }).join("");
}

function shortened(text: string): string {
  return text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text;
}

/** A message that was written as one text, taken apart where it quotes the value. */
export function quotedParts(message: string, value: string): readonly MessagePart[] {
  const parts: MessagePart[] = [];
  for (const text of message.split(`'${value}'`)) {
    if (parts.length > 0) parts.push(new Quoted(value));
    parts.push(text);
  }
  return parts;
}
