import { Buffer } from "node:buffer";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RecordedCase } from "./case_file.ts";
import { caseOptions } from "./case_options.ts";
import { configOutcome } from "./config_outcome.ts";
import { library } from "./library.ts";
import { type Adapter, attemptOutcome } from "./outcome.ts";

/** `yaml`: a text, read by `create` or, from a file, by `load`. */
export const runYaml: Adapter = (recorded, context) => {
  const options = caseOptions(recorded, context);
  return attemptOutcome(() => {
    const config = recorded.via === "load"
      ? loadFromFile(recorded, options)
      : library.create(recorded.text, options);
    return configOutcome(config);
  });
};

function loadFromFile(recorded: RecordedCase, options: unknown): unknown {
  const directory = mkdtempSync(join(tmpdir(), "hydrant-vectors-"));
  try {
    const path = join(directory, "case.yaml");
    writeFileSync(path, bytesOf(recorded));
    return library.load(path, options);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function bytesOf(recorded: RecordedCase): Uint8Array {
  return recorded.bytes === undefined
    ? Buffer.from(String(recorded.text), "utf8")
    : Buffer.from(String(recorded.bytes), "base64");
}
