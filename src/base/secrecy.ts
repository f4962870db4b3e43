/** What a configuration keeps secret. */
export interface Secrecy {
  /** Whether the value at a key path is hidden. */
  hides(keyPath: string): boolean;
  /** Whether a key of this name is marked anywhere, so that its value is hidden where it is not known which one it is. */
  hidesName(name: string): boolean;
  /** A text with every secret value that stands in it masked, whatever way it took there. */
  masked(text: string): string;
}
