import { ConfigError } from "../base/error.ts";
import type { Scalar } from "../base/scalar.ts";
import type { Override } from "./ast.ts";
import { castScalar } from "./casts.ts";
import type { FunctionContext } from "./function_context.ts";
import { type GlobPattern, globPattern, matchesGlob } from "./glob.ts";
import { elementText } from "./print.ts";
import { decimalOfCount, decimalRange, integerRange, integerScalar } from "./range_numbers.ts";
import { shuffled } from "./shuffled.ts";
import type { Glob, RangeSweep, Value } from "./value.ts";

/** What listing a sweep needs from outside. */
export interface SweepOptions {
  /** Gives numbers from 0 up to, not including, 1, for `shuffle`. */
  readonly random?: (() => number) | undefined;
  /** The names of the options of a config group, for `glob`. */
  readonly optionsOf?: ((group: string) => readonly string[]) | undefined;
}

/** A sweep of more values is taken for a mistake where all of them must be held at once. */
export const maximumSweepSize = 100_000;

/** Whether an override stands for several values. */
export function isSweepOverride(override: Override): boolean {
  return override.form !== undefined && override.form !== "element";
}

/**
 * The values of a sweep, each as an override writes it.
 *
 * @throws {ConfigError} sweep, validation, limit_exceeded
 */
export function* sweepTexts(override: Override, options: SweepOptions = {}): Generator<string> {
  if (override.value?.kind === "glob") yield* globbed(override, override.value, options);
  else for (const value of sweepValues(override, options)) yield elementText(value);
}

/**
 * The values of a choice or range, one after the other: a range may have no end.
 *
 * @throws {ConfigError} sweep, limit_exceeded
 */
function* sweepValues(override: Override, options: SweepOptions = {}): Generator<Value> {
  const { value } = override;
  if (value?.kind !== "choice" && value?.kind !== "range") {
    throw sweepFault(override, "only choices and ranges can be listed");
  }
  const values = value.kind === "choice" ? value.items : rangeValues(override, value);
  if (!value.shuffle) {
    yield* values;
    return;
  }
  if (options.random === undefined) throw sweepFault(override, "there are no random numbers to shuffle by");
  yield* shuffled(boundedList(values, override.text), options.random);
}

/** All values at once, up to a limit. */
export function boundedList<Item>(values: Iterable<Item>, override: string): Item[] {
  const list: Item[] = [];
  for (const value of values) {
    list.push(value);
    if (list.length <= maximumSweepSize) continue;
    throw new ConfigError(
      "limit_exceeded",
      `Override '${override}' sweeps over more than ${maximumSweepSize} values`,
      {
        details: { limit: "sweep size", maximum: maximumSweepSize },
      },
    );
  }
  return list;
}

/** The names that a glob takes, in their order. */
export function globMatches(glob: Pick<Glob, "include" | "exclude">, names: readonly string[]): string[] {
  const [include, exclude] = [glob.include.map(patternOf), glob.exclude.map(patternOf)];
  return names.filter((name) => {
    const taken = (pattern: GlobPattern) => matchesGlob(pattern, name);
    return include.some(taken) && !exclude.some(taken);
  });
}

function globbed(override: Override, glob: Glob, options: SweepOptions): string[] {
  if (options.optionsOf === undefined) throw sweepFault(override, "there are no config groups to look in");
  return globMatches(glob, options.optionsOf(override.key));
}

function patternOf(pattern: Value): GlobPattern {
  if (pattern.kind === "str") return globPattern(pattern.value);
  const reason = "the patterns of a glob must be strings without quotes";
  throw new ConfigError("sweep", `Cannot match a glob: ${reason}`, { details: { reason } });
}

function* rangeValues(override: Override, range: RangeSweep): Generator<Value> {
  const context: FunctionContext = {
    random: undefined,
    deprecate: () => {},
    fault: (reason) => sweepFault(override, reason),
  };
  for (const number of rangeNumbers(override, range)) {
    let value = number;
    for (const target of range.casts) value = castScalar(value, target, context);
    yield value;
  }
}

function* rangeNumbers(override: Override, range: RangeSweep): Generator<Scalar> {
  const integers = integerRange(range);
  if (integers !== undefined) {
    const { start, step, count } = integers;
    if (step === 0n) throw sweepFault(override, "the step of a range cannot be 0");
    for (let at = 0n; at < count; at++) yield integerScalar(start + at * step);
    return;
  }
  const decimals = decimalRange(range);
  if (decimals === undefined) {
    throw sweepFault(override, "the bounds and the step of a range must be numbers");
  }
  const { start, stop, step } = decimals;
  const direction = step.sign;
  if (direction === 0) throw sweepFault(override, "the step of a range cannot be 0");
  for (let at = 0n;; at++) {
    const current = start.plus(step.times(decimalOfCount(at)));
    if (current.isNaN) throw sweepFault(override, "the bounds and the step of a range must be finite");
    if (current.compare(stop) * direction >= 0) return;
    yield { kind: "float", value: current.toNumber() };
  }
}

function sweepFault(override: Override, reason: string): ConfigError<"sweep"> {
  return new ConfigError("sweep", `Cannot list the sweep of override '${override.text}': ${reason}`, {
    details: { override: override.text, reason },
  });
}
