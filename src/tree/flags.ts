/** Flags of one node; what a node leaves unset it inherits from the node above. */
export interface Flags {
  /** Keys that are not there may not be added or read. */
  readonly struct?: boolean;
  /** Nothing below may change. */
  readonly readonly?: boolean;
}

/** The name of a flag. */
export type FlagName = keyof Flags;

/** Flags with one set, or with `undefined` left to what is inherited. */
export function changedFlags(
  flags: Flags | undefined,
  name: FlagName,
  value: boolean | undefined,
): Flags | undefined {
  const { [name]: _, ...others } = flags ?? {};
  if (value !== undefined) return { ...others, [name]: value };
  return Object.keys(others).length === 0 ? undefined : others;
}
