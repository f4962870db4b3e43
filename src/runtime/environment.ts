import process from "node:process";

/** Environment variables. */
export interface Environment {
  /** The value of one variable; nothing when it is not set. An empty one is set. */
  get(name: string): string | undefined;
}

/** The variables of this process, read at each call. On Deno a variable that may not be read throws. */
export const processEnvironment: Environment = {
  get: (name) => process.env[name],
};
