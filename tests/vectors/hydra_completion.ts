import { completions } from "../../src/compose/completion.ts";
import { requestOf } from "../../src/compose/compose.ts";
import { caseRequest } from "./hydra_request.ts";
import type { Adapter } from "./outcome.ts";

/** `completion`: the words that the last word of a command line may go on to. */
export const runCompletion: Adapter = (recorded, context) => {
  const { words, multirun, configName } = parseLine(String(recorded.line));
  const typed = /(^$|\s$)/.test(String(recorded.line)) || words.length === 0 ? "" : words.pop() ?? "";
  const { project, options } = caseRequest(recorded, context);
  const request = requestOf({ ...project, ...(configName === undefined ? {} : { configName }) }, {
    ...options,
    overrides: words,
    multirun,
  });
  return { words: [...completions(request, typed)], warnings: context.warnings };
};

/** Flags of Hydra's command line that take a value, as far as a word beside overrides may be one. */
const withValue = /^(?:-c|--cfg|-p|--package|-cp|--config-path|-cd|--config-dir|-i|--info)$/;

function parseLine(line: string) {
  const words: string[] = [];
  let multirun = false;
  let configName: string | undefined;
  const pending = line.split(/\s+/).filter((word) => word !== "");
  for (let word = pending.shift(); word !== undefined; word = pending.shift()) {
    if (word === "-m" || word === "--multirun") multirun = true;
    else if (word === "-cn" || word === "--config-name") configName = pending.shift();
    else if (withValue.test(word)) pending.shift();
    else if (!word.startsWith("-")) words.push(word);
  }
  return { words, multirun, configName };
}
