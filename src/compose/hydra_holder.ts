import { Config } from "../config/config.ts";
import { childPlace } from "../tree/place.ts";

/** Where resolvers find the `hydra` node: it is put there once the composition is done. */
export class HydraHolder {
  #whole: Config | undefined;
  #complete: ((whole: Config) => Config) | undefined;

  /**
   * Puts the whole configuration there. `complete` adds what is worked out of it, when it is first asked for; while
   * that goes on it is as it was put.
   */
  put(whole: Config, complete?: (whole: Config) => Config): void {
    this.#whole = whole;
    this.#complete = complete;
  }

  /** The whole configuration, if there is one yet. */
  get whole(): Config | undefined {
    const complete = this.#complete;
    if (complete !== undefined && this.#whole !== undefined) {
      this.#complete = undefined;
      this.#whole = complete(this.#whole);
    }
    return this.#whole;
  }

  /** The `hydra` node within it. */
  get hydra(): Config | undefined {
    const { whole } = this;
    const place = whole === undefined ? undefined : childPlace(whole.place, "hydra");
    return whole === undefined || place === undefined ? undefined : new Config(place, whole.context);
  }
}
