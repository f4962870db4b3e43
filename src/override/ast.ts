import type { Scalar } from "../base/scalar.ts";
import type { QuotedText, Value } from "./value.ts";

/** What an override does: `key=`, `+key=`, `++key=`, `~key`, and `key=extend_list(…)`. */
export type OverrideKind = "change" | "add" | "force_add" | "delete" | "extend_list";

/** What stands after the `=`: one value, or a sweep of one sort. */
export type ValueForm =
  | "element"
  | "choice_sweep"
  | "glob_choice_sweep"
  | "simple_choice_sweep"
  | "range_sweep"
  | "interval_sweep";

/** One override, parsed, its functions evaluated. */
export interface Override extends OverrideKey {
  /** As it was written. */
  readonly text: string;
  readonly kind: OverrideKind;
  /** Absent for `~key` without a `=`. */
  readonly form: ValueForm | undefined;
  /** Absent for `~key` without a `=`; the empty string for `key=`; a list for `extend_list`. */
  readonly value: Value | undefined;
  /** The deprecated functions that it calls: `extend_list`, `json_str`. */
  readonly deprecated: readonly string[];
}

/** What an override is about. */
export interface OverrideKey {
  /** The config group, as `db` or `hydra/launcher`, or the key path, as `db.user` or `items[0]`; may be empty. */
  readonly key: string;
  /** What stands after the `@`; empty text where nothing does. */
  readonly package: string | undefined;
  /** Written with brackets or escapes, so that it names a value and never a group. */
  readonly isValuePath: boolean;
}

/** The syntax of one override, its functions not yet evaluated. */
export interface OverrideSyntax extends OverrideKey {
  readonly text: string;
  readonly sign: "" | "+" | "++" | "~";
  readonly assigns: boolean;
  /** Absent where nothing stands after the `=`. */
  readonly value: ValueSyntax | undefined;
}

export type ValueSyntax = ElementSyntax | SimpleChoiceSyntax;

/** `a,b,c`: at least two elements. */
export interface SimpleChoiceSyntax {
  readonly kind: "simple_choice";
  readonly items: readonly ElementSyntax[];
}

/** Interpolations are strings here: nobody looks into them before the configuration is read. */
export type ElementSyntax = Scalar | QuotedText | ListSyntax | DictSyntax | CallSyntax;

export interface ListSyntax {
  readonly kind: "list";
  readonly items: readonly ElementSyntax[];
}

export interface DictSyntax {
  readonly kind: "dict";
  readonly keys: readonly Scalar[];
  readonly values: readonly ElementSyntax[];
}

/** `name(argument, …, name=argument)`. */
export interface CallSyntax {
  readonly kind: "call";
  /** As it was written. */
  readonly text: string;
  readonly name: string;
  readonly positional: readonly ElementSyntax[];
  /** In the order of writing; of two with one name the later counts. */
  readonly named: readonly NamedArgument[];
}

export interface NamedArgument {
  readonly name: string;
  readonly value: ElementSyntax;
}
