import { splitKeyPath } from "./key_path.ts";
import type { Secrecy } from "./secrecy.ts";
import { isSecretName } from "./secret_name.ts";

/** Tells which values people must not read. */
export type Redactor = Secrecy;

/** Hides the values of keys that are named like secrets, and whatever is below such keys. */
export const nameRedactor: Redactor = {
  hides: (keyPath) => splitKeyPath(keyPath).some(isSecretName),
  hidesName: isSecretName,
  masked: (text) => text,
};

/** Hides nothing: for people who asked to see everything. */
export const revealing: Redactor = { hides: () => false, hidesName: () => false, masked: (text) => text };

/** Hides what is marked secret besides what is named so; `isMarked` is asked for a key path and those above it. */
export function markRedactor(isMarked: (keyPath: string) => boolean): Redactor {
  return secrecyRedactor({ hides: isMarked, hidesName: () => false, masked: (text) => text });
}

/** Hides what a configuration keeps secret besides what is named so. */
export function secrecyRedactor(secrecy: Secrecy): Redactor {
  return {
    hides: (keyPath) => secrecy.hides(keyPath) || nameRedactor.hides(keyPath),
    hidesName: (name) => secrecy.hidesName(name) || isSecretName(name),
    masked: (text) => secrecy.masked(text),
  };
}
