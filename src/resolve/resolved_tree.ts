import { ConfigError } from "../base/error.ts";
import type { Node } from "../tree/node.ts";
import { keyPathOf, type Place } from "../tree/place.ts";
import type { ResolveContext } from "./context.ts";
import { Evaluation } from "./evaluation.ts";
import { unfinished } from "./evaluator.ts";
import { Failure, failureAt } from "./failure.ts";
import { TreeResolver } from "./tree_resolver.ts";

/** A tree in which every interpolation is replaced by what it leads to. */
export interface ResolvedTree {
  readonly node: Node;
  /** Containers that stand at more than one place of it. */
  readonly shared: ReadonlySet<Node>;
}

/** How a tree is resolved. */
export interface ResolveOptions {
  /** Whether a `???` is a failure. Default: false. */
  readonly throwOnMissing?: boolean;
  /** Whether every failure is reported, or the first one. Default: false. */
  readonly all?: boolean;
}

/**
 * The tree at a place without interpolations, types of numbers and keys kept. What holds no interpolation is
 * shared with the tree itself.
 *
 * @throws {ConfigError} what the first interpolation that cannot be evaluated fails with, `missing_value`; with
 * `all`, one error whose `issues` are all failures
 */
export function resolvedTree(
  place: Place,
  context: ResolveContext,
  options: ResolveOptions = {},
): ResolvedTree {
  const evaluation = Evaluation.of(context);
  const failures = options.all === true ? new Set<Failure>() : undefined;
  const resolver = new TreeResolver(evaluation, {
    throwOnMissing: options.throwOnMissing ?? false,
    ...(failures === undefined ? {} : { failures }),
  });
  const node = withErrors(
    evaluation,
    place,
    () => resolver.resolve(evaluation.settle(evaluation.spotAt(place))),
  );
  if (failures !== undefined && failures.size > 0) {
    const issues = [...failures].map((failure, at) =>
      evaluation.error(failure, keyPathOf(failure.place), { suggest: at < mostSuggestions })
    );
    throw errorOfIssues(issues);
  }
  if (node instanceof Failure) throw evaluation.error(node, keyPathOf(node.place));
  return { node, shared: evaluation.shared };
}

/** Beyond this many failures nobody reads what was probably meant. */
const mostSuggestions = 100;

/** Does something that evaluates, and reports what fails by the key of the node that it fails at. */
export function withErrors<T>(evaluation: Evaluation, place: Place, task: () => T): T {
  try {
    return task();
  } catch (thrown) {
    if (thrown === unfinished || ConfigError.is(thrown)) throw thrown;
    const failure = thrown instanceof Failure ? thrown : failureAt(place, thrown);
    throw evaluation.error(failure, keyPathOf(failure.place));
  }
}

const shownIssues = 3;

/** One error for all that is wrong with a configuration. */
export function errorOfIssues(issues: readonly ConfigError[]): ConfigError {
  const [first] = issues;
  const origin = first.origin === undefined ? {} : { origin: first.origin };
  const { details, cause } = first;
  const fields = { details, issues, ...origin, ...(cause === undefined ? {} : { cause }) };
  if (issues.length === 1) {
    const keyPath = first.keyPath === undefined ? {} : { keyPath: first.keyPath };
    return new ConfigError(first.code, first.message, { ...fields, ...keyPath });
  }
  const shown = issues.slice(0, shownIssues).map((issue) => `'${issue.keyPath ?? ""}': ${issue.message}`);
  const more = issues.length > shownIssues ? `; and ${issues.length - shownIssues} more` : "";
  const message = [`${issues.length} values are wrong`, `: ${shown.join("; ")}${more}`];
  return new ConfigError(first.code, message, fields);
}
