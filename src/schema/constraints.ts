import type { ValibotAction } from "./valibot_shape.ts";

/** JSON Schema keywords for the checks of a valibot pipe that JSON Schema can say; others are checked by valibot alone. */
export function constraintsOf(action: ValibotAction): Readonly<Record<string, unknown>> | undefined {
  const { type, requirement } = action;
  if (typeof requirement === "number") {
    const keyword = numericKeywords[type];
    return keyword === undefined ? undefined : { [keyword]: requirement };
  }
  if (type === "regex" && requirement instanceof RegExp) {
    // JSON Schema patterns carry no flags: a pattern that needs one is left to valibot.
    return requirement.flags.replace("u", "") === "" ? { pattern: requirement.source } : undefined;
  }
  if (type === "non_empty") return { minLength: 1, minItems: 1 };
  const format = formats[type];
  return format === undefined ? undefined : { format };
}

const numericKeywords: Readonly<Record<string, string>> = {
  min_value: "minimum",
  max_value: "maximum",
  gt_value: "exclusiveMinimum",
  lt_value: "exclusiveMaximum",
  multiple_of: "multipleOf",
  min_length: "minLength",
  max_length: "maxLength",
};

const formats: Readonly<Record<string, string>> = {
  email: "email",
  url: "uri",
  uuid: "uuid",
  ipv4: "ipv4",
  ipv6: "ipv6",
  iso_date: "date",
  iso_timestamp: "date-time",
};
