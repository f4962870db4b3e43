import { Float, floatRepr } from "../base/float.ts";
import { EnumValue } from "../tree/enum_value.ts";
import { faulty } from "./failure.ts";
import { EscapedMissing, type Native } from "./native.ts";
import { containerText } from "./native_source.ts";

/** No text that interpolations are put together to may be longer, in UTF-16 code units. */
export const maximumTextLength = 2 ** 24;

/** A value as Python's `str` writes it, which is how it stands within a text. Throws `Faulty`. */
export function nativeText(native: Native): string {
  switch (typeof native) {
    case "string":
      return native;
    case "number":
    case "bigint":
      return String(native);
    case "boolean":
      return native ? "True" : "False";
  }
  if (native === null) return "None";
  if (native instanceof Float) return floatRepr(native.value);
  if (native instanceof EscapedMissing) return native.text;
  if (native instanceof EnumValue) return `${native.type.name}.${native.member.name}`;
  return containerText(native);
}

/** The texts one after the other. Throws `Faulty` when they are too long together. */
export function joinTexts(texts: readonly string[]): string {
  let length = 0;
  for (const text of texts) length += text.length;
  if (length > maximumTextLength) {
    throw faulty(`A text of ${length} characters is longer than the limit of ${maximumTextLength}`, {
      code: "limit_exceeded",
      limit: { limit: "text length", maximum: maximumTextLength },
    });
  }
  return texts.length === 1 ? texts[0] : texts.join("");
}
