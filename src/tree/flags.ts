/** Flags of one node; what a node leaves unset it inherits from the node above. */
export interface Flags {
  /** Keys that are not there may not be added or read. */
  readonly struct?: boolean;
  /** Nothing below may change. */
  readonly readonly?: boolean;
}
