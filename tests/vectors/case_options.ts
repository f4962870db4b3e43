import type { RecordedCase } from "./case_file.ts";
import type { CreateOptions } from "../../src/config/create.ts";
import { fixedResolvers } from "./fixed_resolvers.ts";
import { isObject, type JsonObject } from "./json.ts";
import type { CaseContext } from "./outcome.ts";

/** What every config of a case is made with: the fixed resolvers, and the case's environment and no other. */
export function caseOptions(recorded: RecordedCase, context: CaseContext): CreateOptions {
  return {
    resolvers: fixedResolvers(),
    environment: environmentOf(recorded, context),
    onWarning: (text: unknown) => context.warnings.push(String(text)),
  };
}

/** The variables that are set: a null stands for one that is not. */
function environmentOf(recorded: RecordedCase, context: CaseContext): Readonly<Record<string, string>> {
  const written = recorded.env ?? (recorded.kind === "grammar" ? context.file.meta.env : undefined);
  const variables: Record<string, string> = Object.create(null);
  if (!isObject(written)) return variables;
  for (const [name, value] of Object.entries(written as JsonObject)) {
    if (value !== null) variables[name] = String(value);
  }
  return variables;
}
