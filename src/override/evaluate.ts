import type { Scalar } from "../base/scalar.ts";
import { excerpt } from "../grammar/fault_text.ts";
import type {
  CallSyntax,
  DictSyntax,
  ElementSyntax,
  Override,
  OverrideSyntax,
  ValueForm,
  ValueSyntax,
} from "./ast.ts";
import { type CallContext, callFunction } from "./call.ts";
import { argumentError, overrideError } from "./syntax_error.ts";
import { type DictValue, keyIdentity, type Value } from "./value.ts";

/** What evaluation needs from outside. */
export interface EvaluationOptions {
  /** Gives numbers from 0 up to, not including, 1, for `shuffle`. */
  readonly random?: (() => number) | undefined;
}

/** Evaluates the functions of an override. */
export function evaluateOverride(syntax: OverrideSyntax, options: EvaluationOptions): Override {
  const { text, sign, assigns, key, isValuePath } = syntax;
  const about = { text, key, package: syntax.package, isValuePath };
  if (!assigns) return { ...about, kind: "delete", form: undefined, value: undefined, deprecated: [] };
  const evaluation = new Evaluation(text, options);
  const value = syntax.value === undefined ? emptyText : evaluation.value(syntax.value);
  const deprecated = [...evaluation.deprecated];
  if (value.kind !== "extension") {
    return { ...about, kind: kinds[sign], form: formOf(value), value, deprecated };
  }
  if (sign !== "") throw overrideError(text, `extend_list and '${sign}' exclude each other`);
  return {
    ...about,
    kind: "extend_list",
    form: "element",
    value: { kind: "list", items: value.items },
    deprecated,
  };
}

/** Evaluates the functions of a value that stands in a text. */
export function evaluateValue(syntax: ValueSyntax, text: string, options: EvaluationOptions = {}): Value {
  return new Evaluation(text, options).value(syntax);
}

const emptyText: Scalar = { kind: "str", value: "" };

const kinds = { "": "change", "+": "add", "++": "force_add", "~": "delete" } as const;

function formOf(value: Value): ValueForm {
  switch (value.kind) {
    case "choice":
      return value.simple ? "simple_choice_sweep" : "choice_sweep";
    case "range":
      return "range_sweep";
    case "interval":
      return "interval_sweep";
    case "glob":
      return "glob_choice_sweep";
    default:
      return "element";
  }
}

/** Turns the syntax of one override into values. Recursion is as deep as the syntax, which the parser bounds. */
class Evaluation {
  readonly deprecated = new Set<string>();
  private readonly text: string;
  private readonly options: EvaluationOptions;

  constructor(text: string, options: EvaluationOptions) {
    this.text = text;
    this.options = options;
  }

  value(syntax: ValueSyntax): Value {
    if (syntax.kind !== "simple_choice") return this.element(syntax);
    const items = syntax.items.map((item) => this.element(item));
    return { kind: "choice", items, simple: true, shuffle: false, tags: [] };
  }

  private element(syntax: ElementSyntax): Value {
    switch (syntax.kind) {
      case "list":
        return { kind: "list", items: syntax.items.map((item) => this.element(item)) };
      case "dict":
        return this.dict(syntax);
      case "call":
        return this.call(syntax);
      default:
        return syntax;
    }
  }

  /** Of two entries with equal keys the first gives place and key, the last the value. */
  private dict(syntax: DictSyntax): DictValue {
    const keys: Scalar[] = [];
    const values: Value[] = [];
    const positions = new Map<unknown, number>();
    syntax.keys.forEach((key, at) => {
      const value = this.element(syntax.values[at]);
      const position = positions.get(keyIdentity(key));
      if (position !== undefined) {
        values[position] = value;
        return;
      }
      positions.set(keyIdentity(key), keys.length);
      keys.push(key);
      values.push(value);
    });
    return { kind: "dict", keys, values };
  }

  private call(syntax: CallSyntax): Value {
    const positional = syntax.positional.map((argument) => this.element(argument));
    const named = new Map(syntax.named.map(({ name, value }) => [name, this.element(value)]));
    const context: CallContext = {
      random: this.options.random,
      deprecate: (name) => void this.deprecated.add(name),
      fault: (reason) => argumentError(this.text, { call: syntax, reason }),
      misuse: (reason) => overrideError(this.text, `in '${excerpt(syntax.text)}', ${reason}`),
    };
    return callFunction(syntax.name, { positional, named }, context);
  }
}
