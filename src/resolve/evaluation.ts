import type { ConfigError } from "../base/error.ts";
import { parseElement } from "../interpolation/parse.ts";
import { positionOfKey } from "../tree/key.ts";
import type { InterpolationNode, Node } from "../tree/node.ts";
import type { Place } from "../tree/place.ts";
import type { Placed, ResolveContext } from "./context.ts";
import { evaluateNode } from "./evaluate_node.ts";
import { evaluateElement } from "./evaluate_syntax.ts";
import { type Evaluator, unfinished } from "./evaluator.ts";
import { evaluationError, type ReportOptions } from "./evaluation_error.ts";
import { Failure, failureAt } from "./failure.ts";
import type { Native } from "./native.ts";
import { published } from "./result_place.ts";
import { Spot } from "./spot.ts";
import { TreeResolver } from "./tree_resolver.ts";

/** How many nodes are evaluated within each other before one of them is put first. */
const reach = 120;
/** Below this depth another evaluation may put nodes first; above it, the one that is at it does. */
const deepestStart = 240;
/** How much deeper what cannot be put first may go. */
const grace = 120;

/**
 * One evaluation of a tree: every node is evaluated once, whoever asks for it. Where interpolations lead on and
 * on, the stack does not grow: evaluation is broken off, the far node is evaluated first, and then the rest again.
 */
export class Evaluation implements Evaluator {
  readonly context: ResolveContext;
  readonly settles: boolean;
  readonly shared: Set<Node> = new Set();
  readonly #roots = new Map<Node, Spot>();
  readonly #reported = new WeakMap<ConfigError, Failure>();
  #within: ResolveContext | undefined;
  #depth = 0;
  #limit = reach;
  /** The node to be evaluated first, while `unfinished` is on its way. */
  #first: Spot | undefined;

  constructor(context: ResolveContext, options: { readonly settles?: boolean } = {}) {
    this.context = context;
    this.settles = options.settles ?? false;
  }

  /** The evaluation that a context belongs to while a resolver runs, else a new one. */
  static of(context: ResolveContext): Evaluation {
    const { ongoing } = context.parts;
    return ongoing instanceof Evaluation ? ongoing : new Evaluation(context);
  }

  outcomeOf(spot: Spot): Spot {
    if (spot.reread !== undefined) return this.outcomeOf(spot.reread);
    const { node, outcome } = spot;
    if (node.kind !== "interpolation" || spot.result !== undefined) return spot;
    if (outcome instanceof Spot) return outcome;
    if (outcome !== undefined) throw outcome;
    if (spot.evaluating) {
      throw new Failure(spot, {
        code: "interpolation_cycle",
        what: "Interpolations lead back to where they began",
        text: node.text,
      });
    }
    if (this.#depth >= this.#limit) this.#putFirst(spot);
    return this.#evaluate(spot, node);
  }

  #evaluate(spot: Spot, node: InterpolationNode): Spot {
    this.#depth++;
    spot.evaluating = true;
    try {
      const outcome = evaluateNode(this, spot, node);
      // A resolver may have caught it.
      if (this.#first !== undefined) throw unfinished;
      outcome.kept = true;
      spot.outcome = outcome;
      return outcome;
    } catch (thrown) {
      if (thrown === unfinished || this.#first !== undefined) throw unfinished;
      const failure = failureAt(spot, thrown);
      spot.outcome = failure;
      throw failure;
    } finally {
      spot.evaluating = false;
      this.#depth--;
    }
  }

  #putFirst(spot: Spot): void {
    if (spot.kept) {
      this.#first = spot;
      throw unfinished;
    }
    if (this.#depth < this.#limit + grace) return;
    throw new Failure(spot, {
      code: "limit_exceeded",
      what: `Resolvers evaluate what they made within each other more than ${grace} levels deep`,
      limit: { limit: "evaluation depth", maximum: grace },
    });
  }

  settle(spot: Spot): Spot {
    if (spot.node.kind !== "interpolation") return spot;
    return spot.outcome instanceof Spot ? spot.outcome : this.run(() => this.outcomeOf(spot));
  }

  /** Does something that evaluates nodes, as often as it takes until all of them are evaluated. Throws what it throws. */
  run<T>(task: () => T): T {
    if (this.#depth > deepestStart) return task();
    const outerLimit = this.#limit;
    this.#limit = this.#depth + reach;
    const waiting: Spot[] = [];
    try {
      for (;;) {
        const done = this.#attempt(task, waiting);
        if (done !== undefined) return done.value;
      }
    } finally {
      for (const spot of waiting) spot.evaluating = false;
      this.#limit = outerLimit;
    }
  }

  /** Evaluates the node that is to be evaluated first, or does the task when there is none. */
  #attempt<T>(task: () => T, waiting: Spot[]): { readonly value: T } | undefined {
    const next = waiting.at(-1);
    try {
      if (next === undefined) return { value: task() };
      next.evaluating = false;
      this.outcomeOf(next);
    } catch (thrown) {
      if (thrown === unfinished && this.#first !== undefined) {
        if (next !== undefined) next.evaluating = true;
        waiting.push(this.#first);
        this.#first = undefined;
        return undefined;
      }
      if (next === undefined) throw thrown;
    }
    waiting.pop();
    return undefined;
  }

  decode(text: string, at: Spot): Native {
    return evaluateElement(this, parseElement(text, { angle: this.context.angle }), at);
  }

  resolvedNode(spot: Spot): Node {
    const resolved = spot.resolved ?? new TreeResolver(this).resolve(spot);
    if (resolved instanceof Failure) throw resolved;
    return resolved;
  }

  handOver(spot: Spot): Placed {
    this.#within ??= this.context.within(this);
    return this.context.parts.configAt(published(spot), this.#within);
  }

  /** The error by which whoever asked for a key path hears of a failure; within a resolver, its failure is remembered. */
  error(failure: Failure, keyPath: string, options: ReportOptions = {}): ConfigError {
    const error = evaluationError(failure, keyPath, options);
    if (this.#depth > 0) this.#reported.set(error, failure);
    return error;
  }

  reportedFailure(error: ConfigError): Failure | undefined {
    return this.#reported.get(error);
  }

  spotAt(place: Place): Spot {
    const way: Place[] = [];
    let top = place;
    while (top.parent !== undefined) {
      way.push(top);
      top = top.parent;
    }
    let spot = this.#rootSpot(top.node);
    for (let at = way.length - 1; at >= 0; at--) spot = spotBelow(spot, way[at]);
    return spot;
  }

  #rootSpot(node: Node): Spot {
    let spot = this.#roots.get(node);
    if (spot === undefined) this.#roots.set(node, spot = new Spot(node, undefined, undefined));
    return spot;
  }
}

/** The spot of a place under a container; a place whose node the container does not hold has one of its own. */
function spotBelow(container: Spot, { node, key }: Place): Spot {
  const { node: parent } = container;
  if (key !== undefined) {
    const at = parent.kind === "map" ? positionOfKey(parent, key) : typeof key === "number" ? key : -1;
    const children = parent.kind === "map" ? parent.values : parent.kind === "list" ? parent.items : [];
    if (at >= 0 && children[at] === node) return container.child(at);
  }
  return new Spot(node, key, container);
}
