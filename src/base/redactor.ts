import { splitKeyPath } from "./key_path.ts";
import type { Secrecy } from "./secrecy.ts";
import { isSecretName, secretNames } from "./secret_name.ts";

/** Tells which values people must not read. */
export type Redactor = Secrecy;

/** Hides the values of keys that are named like secrets, and whatever is below such keys. */
export const nameRedactor: Redactor = redactorOfNames(secretNames);

/** The same for names of somebody's own choice, in words with `_` between them. */
export function redactorOfNames(names: readonly string[]): Redactor {
  const hidesName = (name: string) => isSecretName(name, names);
  return { hides: (keyPath) => splitKeyPath(keyPath).some(hidesName), hidesName, masked: (text) => text };
}

/** Hides nothing: for people who asked to see everything. */
export const revealing: Redactor = { hides: () => false, hidesName: () => false, masked: (text) => text };

/** Hides what is marked secret besides what is named so; `isMarked` is asked for a key path and those above it. */
export function markRedactor(isMarked: (keyPath: string) => boolean): Redactor {
  return secrecyRedactor({ hides: isMarked, hidesName: () => false, masked: (text) => text });
}

/** Hides what a configuration keeps secret besides what is named so. */
export function secrecyRedactor(secrecy: Secrecy, names: Redactor = nameRedactor): Redactor {
  return {
    hides: (keyPath) => secrecy.hides(keyPath) || names.hides(keyPath),
    hidesName: (name) => secrecy.hidesName(name) || names.hidesName(name),
    masked: (text) => secrecy.masked(text),
  };
}
