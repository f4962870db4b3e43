/**
 * The project of the worked example: what `hydrant` takes where it runs in this directory.
 *
 * @module
 */
import * as v from "valibot";

/** What a service of the worked example is configured with. */
export const Settings = v.object({
  app: v.object({
    message: v.string(),
    repeat: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
  }),
  ml: v.object({
    model_name: v.string(),
    threshold: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  }),
  env: v.object({
    name: v.picklist(["dev", "prod"]),
    log_level: v.picklist(["debug", "info", "warning"]),
  }),
  flags: v.optional(v.record(v.string(), v.boolean()), {}),
  banner: v.string(),
});

/** The values of the settings. */
export type Settings = v.InferOutput<typeof Settings>;

export default { dir: "conf", schema: Settings };
