import { type ErrorCode, type ErrorDetails, errorNames } from "./error_code.ts";
import { mask, type MessagePart, messageText, quotedParts } from "./message.ts";
import type { Origin } from "./origin.ts";
import type { Secrecy } from "./secrecy.ts";

/** What an error knows besides its code and message. */
export interface ErrorFields<Code extends ErrorCode> {
  readonly details: ErrorDetails[Code];
  /** The full key of the node concerned, as `a.b[0].c`. */
  readonly keyPath?: string;
  /** Where the value concerned was written. */
  readonly origin?: Origin;
  /** The single faults, when one error reports several. */
  readonly issues?: readonly ConfigError[];
  readonly cause?: unknown;
  /** Whether the value concerned is marked secret: neither the message nor the details hold it then. */
  readonly secret?: boolean;
  /** What else the configuration concerned keeps secret; it tells those who render the error what to hide. */
  readonly secrecy?: Secrecy;
}

/**
 * The one error class. `code` tells the kind and the type of `details`; `name` is the name that OmegaConf
 * or Hydra gives the same fault.
 *
 * @example Tell one kind of error from others
 * ```ts
 * import { ConfigError, create } from "@hydrant/config";
 * import assert from "node:assert/strict";
 *
 * try {
 *   create("host: db\nhost: web", { name: "app.yaml" });
 * } catch (error) {
 *   assert.ok(ConfigError.is(error, "yaml_constructor"));
 *   assert.equal(error.name, "ConstructorError");
 *   assert.equal(typeof error.details.problem, "string");
 * }
 * ```
 */
export class ConfigError<Code extends ErrorCode = ErrorCode> extends Error {
  /** Tells the kind of fault, and the type of `details`. */
  readonly code: Code;
  /** The full key of the node concerned, as `a.b[0].c`. */
  readonly keyPath: string | undefined;
  // Behind accessors, so that printing an error does not print whole sources and values.
  readonly #message: string | readonly MessagePart[];
  readonly #fields: ErrorFields<Code>;

  /** The message is one text, or parts in which the values are told apart. */
  constructor(code: Code, message: string | readonly MessagePart[], fields: ErrorFields<Code>) {
    const parts = fields.secret ? messageParts(message, fields.details) : message;
    super(
      typeof parts === "string" ? parts : messageText(parts, fields.secret ? "masked" : "shown"),
      fields.cause === undefined ? undefined : { cause: fields.cause },
    );
    this.name = errorNames[code];
    this.code = code;
    this.keyPath = fields.keyPath;
    this.#message = fields.secret ? this.message : message;
    this.#fields = fields.secret ? { ...fields, details: withoutValue(fields.details) } : fields;
  }

  /** What the code says of the fault. */
  get details(): ErrorDetails[Code] {
    return this.#fields.details;
  }

  /** Where the value concerned was written. */
  get origin(): Origin | undefined {
    return this.#fields.origin;
  }

  /** The single faults, when one error reports several. */
  get issues(): readonly ConfigError[] {
    return this.#fields.issues ?? [];
  }

  /** Whether the value concerned is marked secret. */
  get secret(): boolean {
    return this.#fields.secret ?? false;
  }

  /** What the configuration concerned keeps secret, where it keeps anything. */
  get secrecy(): Secrecy | undefined {
    return this.#fields.secrecy;
  }

  /** The message with the values in it told apart, for those who render it. */
  get parts(): readonly MessagePart[] {
    return messageParts(this.#message, this.details);
  }

  /** Whether a caught value is a `ConfigError`, of one code when a code is given. */
  static is<Code extends ErrorCode = ErrorCode>(error: unknown, code?: Code): error is ConfigError<Code> {
    return error instanceof ConfigError && (code === undefined || error.code === code);
  }
}

type AnyDetails = ErrorDetails[ErrorCode];

function messageParts(message: string | readonly MessagePart[], details: AnyDetails): readonly MessagePart[] {
  if (typeof message !== "string") return message;
  const field = valueField(details);
  return field === undefined ? [message] : quotedParts(message, String(field.value));
}

function withoutValue<Details extends AnyDetails>(details: Details): Details {
  const field = valueField(details);
  return field === undefined ? details : { ...details, [field.name]: mask };
}

/** The detail that holds the value concerned: as it is, or the text that does not parse. */
function valueField(details: AnyDetails): { readonly name: string; readonly value: unknown } | undefined {
  if ("value" in details && details.value !== undefined) return { name: "value", value: details.value };
  if ("text" in details && "offset" in details) return { name: "text", value: details.text };
  return undefined;
}
