import { ConfigError } from "../base/error.ts";
import type { ErrorDetails, InterpolationDetails } from "../base/error_code.ts";
import type { MessagePart } from "../base/message.ts";
import { describeOrigin } from "../base/origin.ts";
import { listedNames, nearestName } from "../base/suggestion.ts";
import { keyPathOf, type Place } from "../tree/place.ts";
import { Failure, type Fault } from "./failure.ts";
import { missingAdvice } from "./missing_advice.ts";
import { Spot } from "./spot.ts";

/** How many links at the beginning of a chain a message shows. */
const shownLinks = 6;

/** How an error is made. */
export interface ReportOptions {
  /** Whether the nearest name is looked for where one was not found, which takes time. Default: true. */
  readonly suggest?: boolean;
}

/** The error by which whoever asked for a key path hears of a failed evaluation. */
export function evaluationError(failure: Failure, keyPath: string, options: ReportOptions = {}): ConfigError {
  const { fault, root } = failure;
  const origin = isUnset(failure) ? undefined : root.place.node.origin;
  const fields = {
    keyPath: failure.keyPath ?? keyPath,
    ...(origin === undefined ? {} : { origin }),
    ...(fault.thrown === undefined ? {} : { cause: fault.thrown }),
    ...(fault.secret === true ? { secret: true } : {}),
  };
  const suggestion = options.suggest === false ? undefined : suggestionFor(fault);
  const hint = suggestion === undefined ? [] : [`, did you mean '${suggestion}'?`];
  const message = [...whatParts(fault), ...hint, chainText(failure)];
  const details = interpolationDetails(failure, suggestion);
  switch (fault.code) {
    case "limit_exceeded":
      return new ConfigError(fault.code, message, {
        ...fields,
        details: fault.limit ?? { limit: "nesting", maximum: 0 },
      });
    case "missing_value": {
      const advice = missingAdvice(root.place);
      const said = isUnset(failure) ? [...whatParts(fault), ", and has no default"] : message;
      const parts = advice === undefined ? said : [...said, `; ${advice}`];
      return new ConfigError(fault.code, parts, { ...fields, details: { key: fields.keyPath } });
    }
    case "unsupported_interpolation":
      return new ConfigError(fault.code, message, { ...fields, details: withResolver(details, fault) });
    default:
      return new ConfigError(fault.code, message, { ...fields, details });
  }
}

function suggestionFor({ sought }: Fault): string | undefined {
  return sought && nearestName(sought.name, sought.among());
}

function withResolver(details: InterpolationDetails, { sought }: Fault): UnsupportedDetails {
  const resolver = sought?.name ?? "";
  const available = listedNames(sought?.among() ?? []);
  // Not by spreading: `chain` is worked out when somebody reads it.
  return Object.assign(details, { resolver, available });
}

type UnsupportedDetails = ErrorDetails["unsupported_interpolation"];

/** Whether the fault is that what a schema requires stands nowhere yet. */
function isUnset({ fault, root }: Failure): boolean {
  return fault.code === "missing_value" && root.place.node.origin?.kind === "schema";
}

function whatParts({ what }: Fault): readonly MessagePart[] {
  return typeof what === "string" ? [what] : what;
}

function interpolationDetails(failure: Failure, suggestion: string | undefined): InterpolationDetails {
  const { fault } = failure;
  let chain: readonly string[] | undefined;
  return {
    text: fault.text ?? "",
    get chain() {
      return chain ??= chainOf(failure).map(keyPathOf);
    },
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}

/** The places from the one that was asked for to the one that has the fault; in a cycle, up to the one that closes it. */
function chainOf(failure: Failure, atMost = Infinity): readonly Place[] {
  const chain: Place[] = [];
  const seen = new Set<Place>();
  let link: Failure | undefined = failure;
  while (link !== undefined && chain.length < atMost) {
    const { place } = link;
    chain.push(place);
    if (seen.has(place)) break;
    seen.add(place);
    link = link.cause ?? onward(link);
  }
  return chain;
}

/** Where a cycle goes on from the place that closes it: that place failed later, of the same fault. */
function onward(closing: Failure): Failure | undefined {
  const { fault, place } = closing;
  if (fault.code !== "interpolation_cycle" || !(place instanceof Spot)) return undefined;
  return place.outcome instanceof Failure ? place.outcome.cause : undefined;
}

function chainText(failure: Failure): string {
  const links = chainOf(failure, shownLinks + 1);
  const { root } = failure;
  if (links.length === 1) return links[0].node.origin === undefined ? "" : ` (${linkText(links[0])})`;
  if (links.length <= shownLinks) return ` (${links.map(linkText).join(" → ")})`;
  return ` (${links.slice(0, shownLinks).map(linkText).join(" → ")} → … → ${linkText(root.place)})`;
}

function linkText(place: Place): string {
  const { origin } = place.node;
  const key = `'${keyPathOf(place)}'`;
  return origin === undefined || origin.kind === "program" ? key : `${key} at ${describeOrigin(origin)}`;
}
