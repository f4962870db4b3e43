import type { Cause } from "../live/generation.ts";
import { wireLimits } from "./limits.ts";
import type { ServerMessage } from "./message.ts";
import { MessageFields } from "./message_fields.ts";

const causes: readonly Cause[] = ["start", "file", "set", "user_config", "expiry", "rollback", "resync"];

/** Reads what the daemon sent; nothing for a kind of message that this client does not know. @throws {MessageFault} */
export function readServerMessage(line: string): ServerMessage | undefined {
  const limits = { maximumLength: wireLimits.outboundLineBytes, maximumDepth: wireLimits.outboundDepth };
  const fields = MessageFields.parse(line, limits);
  const t = fields.text("t", wireLimits.nameLength);
  switch (t) {
    case "hello":
      return {
        t,
        proto: fields.count("proto"),
        minProto: fields.optionalCount("minProto") ?? fields.count("proto"),
        server: fields.optionalText("server", wireLimits.nameLength) ?? "",
        lineage: fields.text("lineage", wireLimits.nameLength),
        generation: fields.count("generation"),
        caps: fields.texts("caps", { count: 100, length: wireLimits.nameLength }),
        maxLine: fields.count("maxLine"),
        pingMs: fields.count("pingMs"),
      };
    case "config":
      return {
        t,
        sub: fields.id("sub"),
        generation: fields.count("generation"),
        hash: fields.text("hash", wireLimits.nameLength),
        full: fields.boolean("unchanged", false) ? undefined : fields.value("full"),
        cause: causeOf(fields),
      };
    case "result":
      return { t, re: fields.id("re"), generation: fields.optionalCount("generation"), body: fields.node };
    case "error":
      return { t, re: fields.optionalId("re"), error: errorOf(fields) };
    case "ping":
    case "pong":
      return { t, id: fields.optionalId("id") };
    case "bye":
      return {
        t,
        reason: fields.optionalText("reason", wireLimits.messageLength) ?? "",
        retryMs: fields.optionalCount("retryMs"),
      };
    default:
      return undefined;
  }
}

function errorOf(fields: MessageFields): { code: string; message: string; path?: string } {
  const code = fields.text("code", wireLimits.nameLength);
  const message = fields.text("message", wireLimits.outboundLineBytes);
  const path = fields.optionalText("path", wireLimits.keyPathLength);
  return path === undefined ? { code, message } : { code, message, path };
}

function causeOf(fields: MessageFields): Cause {
  const said = fields.optionalText("cause", wireLimits.nameLength);
  return causes.find((cause) => cause === said) ?? "file";
}
