import { simpleChoice } from "./casts.ts";
import { compareValues } from "./compare.ts";
import type { BoundArguments, FunctionContext } from "./function_context.ts";
import { decimalCount, decimalOfCount, decimalRange, integerRange, integerScalar } from "./range_numbers.ts";
import { type ChoiceSweep, type RangeSweep, typeNames, type Value } from "./value.ts";

const primitives: readonly Value["kind"][] = ["int", "float", "bool", "str"];

/** `sort(…)`: a list, a choice, a range, or several primitives, which become a simple choice. */
export function sortFunction({ rest, named }: BoundArguments, context: FunctionContext): Value {
  const reverse = named.get("reverse");
  const order: SortOrder = { descending: reverse?.kind === "bool" && reverse.value, context };
  const operand = named.get("list") ?? named.get("sweep") ?? (rest.length === 1 ? rest[0] : undefined);
  if (operand !== undefined) return sorted(operand, order);
  for (const item of rest) {
    if (!primitives.includes(item.kind)) {
      throw context.fault(`cannot sort ${typeNames[item.kind]} among several arguments`);
    }
  }
  if (rest.length === 0) throw context.fault("needs something to sort");
  return sorted(simpleChoice(rest, context), order);
}

interface SortOrder {
  readonly descending: boolean;
  readonly context: FunctionContext;
}

function sorted(value: Value, order: SortOrder): Value {
  switch (value.kind) {
    case "list":
      return { ...value, items: sortedItems(value.items, order) };
    case "choice":
      return sortedChoice(value, order);
    case "range":
      return sortedRange({ ...value, shuffle: false }, order);
    default:
      return value;
  }
}

function sortedChoice(value: ChoiceSweep, order: SortOrder): ChoiceSweep {
  return { ...value, shuffle: false, items: sortedItems(value.items, order) };
}

function sortedItems(items: readonly Value[], { descending, context }: SortOrder): Value[] {
  const direction = descending ? -1 : 1;
  return [...items].sort((left, right) => direction * compareValues(left, right, context));
}

/** Turns a range around when it runs the other way; its numbers stay exact. */
function sortedRange(value: RangeSweep, { descending, context }: SortOrder): RangeSweep {
  const rising = value.step.kind === "decimal" ? value.step.sign > 0 : Number(value.step.value) > 0;
  if (rising !== descending) return value;
  const integers = integerRange(value);
  if (integers !== undefined) {
    const { start, step, count } = integers;
    if (step === 0n) throw context.fault("the step of a range cannot be 0");
    if (count <= 1n) return value;
    const last = integerScalar(start + (count - 1n) * step);
    return { ...value, start: last, stop: integerScalar(start - step), step: integerScalar(-step) };
  }
  const decimals = decimalRange(value);
  const count = decimals && decimalCount(decimals);
  if (decimals === undefined || count === undefined) {
    throw context.fault("this range cannot be turned around");
  }
  if (count <= 1n) return value;
  const { start, step } = decimals;
  const back = step.negated();
  return {
    ...value,
    start: start.plus(decimalOfCount(count - 1n).times(step)),
    stop: start.plus(back.halved()),
    step: back,
  };
}
