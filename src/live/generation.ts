/** One accepted state of a configuration. */
export interface Generation {
  /** Made once, kept as long as the numbers go on; numbers compare only within one lineage. */
  readonly lineage: string;
  /** Counts up by one at each accepted change. */
  readonly number: number;
  /** SHA-256 over the canonical JSON of the whole resolved value, as `sha256:` and 64 hexadecimal digits. */
  readonly hash: string;
}

/** What brought a generation about; `resync` is none, but a repetition for a subscriber that asked. */
export type Cause = "start" | "file" | "set" | "user_config" | "expiry" | "rollback" | "resync";
