/**
 * What tests of programs need: a live configuration of files in memory.
 *
 * @module
 */
export { MemoryLive, memoryLive } from "./src/delivery/memory_live.ts";
export type { MemoryLiveOptions } from "./src/delivery/memory_live.ts";
