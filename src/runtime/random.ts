/** Random values. Tests hand in a source that they know. */
export interface RandomSource {
  /** A number from 0 up to, not including, 1. */
  fraction(): number;
  /** A name that nobody else has (UUID, version 4). */
  uniqueName(): string;
}

/** The runtime's own random numbers. */
export const systemRandom: RandomSource = {
  fraction: () => Math.random(),
  uniqueName: () => crypto.randomUUID(),
};
