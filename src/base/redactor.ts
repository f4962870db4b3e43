import { splitKeyPath } from "./key_path.ts";
import { isSecretName } from "./secret_name.ts";

/** Tells which values people must not read. */
export interface Redactor {
  /** Whether the value at a key path is hidden. */
  hides(keyPath: string): boolean;
  /** Whether the value of a key is hidden wherever it stands. */
  hidesName(name: string): boolean;
}

/** Hides the values of keys that are named like secrets, and whatever is below such keys. */
export const nameRedactor: Redactor = {
  hides: (keyPath) => splitKeyPath(keyPath).some(isSecretName),
  hidesName: isSecretName,
};

/** Hides nothing: for people who asked to see everything. */
export const revealing: Redactor = { hides: () => false, hidesName: () => false };

/** Hides what is marked secret besides what is named so; `isMarked` is asked for a key path and those above it. */
export function markRedactor(isMarked: (keyPath: string) => boolean): Redactor {
  return {
    hides: (keyPath) => isMarked(keyPath) || nameRedactor.hides(keyPath),
    hidesName: isSecretName,
  };
}
