/**
 * Composed, validated, live configuration: what most programs need. The fuller parity with OmegaConf is in
 * `@hydrant/config/tree`, what tests of programs need in `@hydrant/config/testing`.
 *
 * @example Compose, validate, read
 * ```ts
 * import { merge, structured } from "@hydrant/config";
 * import * as v from "valibot";
 * import assert from "node:assert/strict";
 *
 * const Service = v.object({
 *   model: v.optional(v.string(), "resnet50"),
 *   weights: v.optional(v.string(), "models/${model}.pt"),
 *   threshold: v.optional(v.pipe(v.number(), v.maxValue(1)), 0.5),
 * });
 * const config = merge(structured(Service), { model: "vit", threshold: 0.9 });
 * assert.equal(config.value.weights, "models/vit.pt");
 * ```
 *
 * @module
 */
export { float } from "./src/base/float.ts";
export { ConfigError } from "./src/base/error.ts";
export type { ErrorCode, ErrorDetails } from "./src/base/error_code.ts";
export { renderError } from "./src/base/error_text.ts";
export type { Origin } from "./src/base/origin.ts";
export type { KeyPathOf, PartOf, ValueAt } from "./src/base/path_type.ts";
export { compose } from "./src/compose/compose.ts";
export type { ComposeOptions } from "./src/compose/compose.ts";
export type { Project } from "./src/compose/project.ts";
export { Config } from "./src/config/config.ts";
export { create } from "./src/config/create.ts";
export { fromDotlist } from "./src/config/dotlist.ts";
export { explain } from "./src/config/explain.ts";
export type { Explanation } from "./src/config/explain.ts";
export { load } from "./src/config/load.ts";
export { merge } from "./src/config/merge.ts";
export { select } from "./src/config/select.ts";
export { structured } from "./src/config/structured.ts";
export { toContainer } from "./src/config/to_container.ts";
export { toYaml } from "./src/config/to_yaml.ts";
export { unset } from "./src/config/unset.ts";
export { update } from "./src/config/update.ts";
export { watch } from "./src/delivery/watch.ts";
export type { WatchOptions } from "./src/delivery/watch.ts";
export { connect } from "./src/ipc/connect.ts";
export type { ConnectOptions } from "./src/ipc/connect.ts";
export type { Generation } from "./src/live/generation.ts";
export type { Change, Live, Snapshot, Subscription } from "./src/live/live.ts";
export type { Resolver } from "./src/resolve/context.ts";
export { meta } from "./src/schema/meta.ts";
export type { Meta } from "./src/schema/meta.ts";
export type { SchemaOutput, StandardSchema } from "./src/schema/standard.ts";
