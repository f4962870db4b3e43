import { library } from "./library.ts";
import type { Adapter } from "./outcome.ts";

/** `split`: a key path into its keys. */
export const runSplit: Adapter = (recorded) => ({ value: [...library.splitKeyPath(String(recorded.key))] });
