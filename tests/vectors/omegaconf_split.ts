import { splitKeyPath } from "../../src/base/key_path.ts";
import type { Adapter } from "./outcome.ts";

/** `split`: a key path into its keys. */
export const runSplit: Adapter = (recorded) => ({ value: [...splitKeyPath(String(recorded.key))] });
