import { ConfigError } from "../base/error.ts";
import type { MessagePart } from "../base/message.ts";
import type { Place } from "../tree/place.ts";

/** The codes that evaluation fails with. */
export type FailureCode =
  | "interpolation_key"
  | "interpolation_missing"
  | "interpolation_resolution"
  | "interpolation_cycle"
  | "interpolation_validation"
  | "unsupported_interpolation"
  | "limit_exceeded"
  | "missing_value";

/** What is wrong, apart from where. */
export interface Fault {
  readonly code: FailureCode;
  /** One sentence, with values in it told apart. */
  readonly what: string | readonly MessagePart[];
  /** The interpolation as written. */
  readonly text?: string;
  /** The name that was not found, and those that could have been meant; asked for when the fault is reported. */
  readonly sought?: { readonly name: string; readonly among: () => Iterable<string> };
  /** The bound that was passed. */
  readonly limit?: { readonly limit: string; readonly maximum: number };
  /** What was thrown, when something else threw. */
  readonly thrown?: unknown;
  /** Whether the value concerned is marked secret. */
  readonly secret?: boolean | undefined;
  /** The key of the fault, whoever asked. */
  readonly keyPath?: string | undefined;
}

/**
 * Why a node cannot be evaluated. It is kept with the spot, and thrown on to whoever needs that; it becomes a
 * `ConfigError` only when it leaves the evaluation.
 */
export class Failure {
  readonly place: Place;
  /** The failure of the node that this one needs; absent where the fault is. */
  readonly cause: Failure | undefined;
  /** The failure at the end of the chain, which knows the fault. */
  readonly root: Failure;
  readonly fault: Fault;
  /** The key by which the failure is known, whoever asks. */
  readonly keyPath: string | undefined;

  constructor(place: Place, from: Fault | Failure, keyPath: string | undefined = from.keyPath) {
    this.place = place;
    this.keyPath = keyPath;
    if (from instanceof Failure) {
      this.cause = from;
      this.root = from.root;
      this.fault = from.fault;
    } else {
      this.cause = undefined;
      this.root = this;
      this.fault = from;
    }
  }
}

/** What evaluation throws for a fault before it is known which node has it. */
export class Faulty {
  readonly fault: Fault;

  constructor(fault: Fault) {
    this.fault = fault;
  }
}

/** A failed evaluation step: the interpolation gave nothing that can be used. */
export function faulty(what: Fault["what"], fields: Partial<Omit<Fault, "what">> = {}): Faulty {
  return new Faulty({ code: "interpolation_resolution", what, ...fields });
}

/** The failure of a node for whatever was thrown while it was evaluated. */
export function failureAt(place: Place, thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown.place === place ? thrown : new Failure(place, thrown);
  if (thrown instanceof Faulty) return new Failure(place, thrown.fault);
  if (ConfigError.is(thrown, "limit_exceeded")) {
    return new Failure(place, { code: thrown.code, what: thrown.message, limit: thrown.details, thrown });
  }
  const said = ConfigError.is(thrown)
    ? thrown.parts
    : thrown instanceof Error
    ? thrown.message
    : String(thrown);
  return new Failure(place, { code: "interpolation_resolution", what: said, thrown });
}
