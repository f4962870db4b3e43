/** What a configuration keeps secret. */
export interface Secrecy {
  /** Whether the value at a key path is hidden. */
  hides(keyPath: string): boolean;
  /** A text with every secret value that stands in it masked, whatever way it took there. */
  masked(text: string): string;
}
