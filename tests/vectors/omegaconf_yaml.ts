import { create } from "../../src/config/create.ts";
import { load } from "../../src/config/load.ts";
import type { RecordedCase } from "./case_file.ts";
import { caseOptions } from "./case_options.ts";
import { configOutcome } from "./config_outcome.ts";
import { type Adapter, attemptOutcome } from "./outcome.ts";
import { Buffer } from "node:buffer";

/** `yaml`: a text, read by `create` or, as a file, by `load`. */
export const runYaml: Adapter = (recorded, context) => {
  const options = caseOptions(recorded, context);
  return attemptOutcome(() => {
    if (recorded.via !== "load") return configOutcome(create(recorded.text, options));
    const fileSystem = { readBytes: () => bytesOf(recorded) };
    return configOutcome(load("case.yaml", { ...options, fileSystem }));
  });
};

function bytesOf(recorded: RecordedCase): Uint8Array {
  return recorded.bytes === undefined
    ? Buffer.from(String(recorded.text), "utf8")
    : Buffer.from(String(recorded.bytes), "base64");
}
