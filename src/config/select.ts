import { ConfigError } from "../base/error.ts";
import type { KeyPathOf, ValueAt } from "../base/path_type.ts";
import type { Placed } from "../resolve/context.ts";
import { Evaluation } from "../resolve/evaluation.ts";
import { unfinished } from "../resolve/evaluator.ts";
import { Failure, failureAt, Faulty } from "../resolve/failure.ts";
import { plainOfNode } from "../resolve/plain_of_node.ts";
import { notAnIndex } from "../resolve/reference.ts";
import { published, ResultPlace } from "../resolve/result_place.ts";
import { noKey, selectSpot } from "../resolve/select_spot.ts";
import { keyPathOfChild, type Place } from "../tree/place.ts";
import { Config } from "./config.ts";
import { keepingSecrets } from "./keeping_secrets.ts";
import type { Untyped } from "./typed_input.ts";

/** What happens where a key path leads to nothing. */
export interface SelectOptions {
  /** What to give where nothing is found, or `???`. Default: null. */
  readonly default?: unknown;
  /** Whether `???` is an error. Default: false. */
  readonly throwOnMissing?: boolean;
  /** Whether an interpolation that cannot be evaluated is an error, rather than nothing. Default: true. */
  readonly throwOnResolutionFailure?: boolean;
}

/** What stands at a key path: the value of a scalar, a configuration for a container, null where nothing is. */
export type Selected<Value> = unknown extends Value ? unknown
  : Value extends undefined ? null
  : Value extends object ? Config<Value>
  : Value;

/**
 * What a key path leads to, such as `servers[0].host`; only what it needs is evaluated, at every call. A leading
 * dot stands for the configuration itself, each further one for the container above.
 *
 * @throws {ConfigError} what an interpolation on the way fails with; `missing_value` with `throwOnMissing`;
 * `config_type` for a key of a list that is no integer
 * @example
 * ```ts
 * import { create, select } from "@hydrant/config";
 * import assert from "node:assert/strict";
 *
 * const config = create("db: {host: localhost, port: 5432}\nurl: http://${db.host}:${db.port}\n");
 * assert.equal(select(config, "url"), "http://localhost:5432");
 * assert.equal(select(config, "db.user", { default: "root" }), "root");
 * ```
 */
export function select<Source extends Placed>(
  config: Untyped<Source>,
  keyPath: string,
  options?: SelectOptions,
): unknown;
/** What a key path that the type of the configuration knows leads to. */
export function select<T, Path extends KeyPathOf<T>>(
  config: Config<T>,
  keyPath: Path,
  options?: SelectOptions,
): Selected<ValueAt<T, Path>>;
export function select(config: Placed, keyPath: string, options: SelectOptions = {}): unknown {
  const found = keepingSecrets(config, () => selectPlace(config, keyPath, options));
  if (found === undefined) return options.default ?? null;
  const { kind } = found.node;
  const isContainer = (kind === "map" || kind === "list") && !(found instanceof ResultPlace);
  return isContainer ? new Config(found, config.context) : plainOfNode(found.node);
}

/**
 * The place that a key path leads to, through interpolations; nothing where there is none, or `???`.
 *
 * @throws {ConfigError} as `select`
 */
export function selectPlace(config: Placed, keyPath: string, options: SelectOptions = {}): Place | undefined {
  const { place, context } = config;
  const evaluation = Evaluation.of(context);
  const container = evaluation.spotAt(place);
  const rules = {
    absolute: false,
    throwOnMissing: options.throwOnMissing ?? false,
    throwOnResolutionFailure: options.throwOnResolutionFailure ?? true,
  };
  try {
    const spot = evaluation.run(() => selectSpot(evaluation, container, keyPath, rules));
    return spot === undefined || spot.node.kind === "missing" ? undefined : published(spot);
  } catch (thrown) {
    if (thrown === unfinished) throw thrown;
    throw selectError(evaluation, config.place, keyPath, thrown);
  }
}

function selectError(evaluation: Evaluation, place: Place, keyPath: string, thrown: unknown): unknown {
  const full = keyPathOfChild(place, keyPath);
  if (thrown instanceof Faulty && thrown.fault.thrown === notAnIndex) {
    return new ConfigError("config_type", thrown.fault.what, { details: {}, keyPath: full });
  }
  if (thrown instanceof Faulty && thrown.fault.thrown === noKey) {
    return new ConfigError("index_out_of_range", thrown.fault.what, { details: {}, keyPath: full });
  }
  return evaluation.error(thrown instanceof Failure ? thrown : failureAt(place, thrown), full);
}

/**
 * Whether `select` finds something at a key path that is not `???`; it is found although it is null.
 *
 * @example
 * ```ts
 * import { create } from "@hydrant/config";
 * import { canSelect } from "@hydrant/config/tree";
 * import assert from "node:assert/strict";
 *
 * const config = create({ a: null, b: "${nope}" });
 * assert.equal(canSelect(config, "a"), true);
 * assert.equal(canSelect(config, "b"), false);
 * ```
 */
export function canSelect(config: Placed, keyPath: string, options: SelectOptions = {}): boolean {
  try {
    return selectPlace(config, keyPath, options) !== undefined;
  } catch (error) {
    if (ConfigError.is(error)) return false;
    throw error;
  }
}
