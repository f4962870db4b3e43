import { wireLimits } from "./limits.ts";
import type { ClientMessage, Have, SubscribeMessage } from "./message.ts";
import { MessageFault, MessageFields } from "./message_fields.ts";

/** Reads what a client sent. @throws {MessageFault} */
export function readClientMessage(line: string): ClientMessage {
  const limits = { maximumLength: wireLimits.inboundLineBytes, maximumDepth: wireLimits.inboundDepth };
  const fields = MessageFields.parse(line, limits);
  const t = fields.text("t", wireLimits.nameLength);
  switch (t) {
    case "hello":
      return { t, proto: fields.count("proto"), client: clientName(fields) };
    case "subscribe":
      return subscribe(fields);
    case "ack":
      return { t, sub: fields.id("sub"), generation: fields.count("generation") };
    case "nack":
      return {
        t,
        sub: fields.id("sub"),
        generation: fields.count("generation"),
        error: fields.error("error"),
        applied: fields.optionalCount("applied"),
      };
    case "unsubscribe":
    case "resync":
      return { t, id: fields.id("id"), sub: fields.id("sub") };
    case "get":
      return { t, id: fields.id("id"), path: fields.optionalText("path", wireLimits.keyPathLength) ?? "" };
    case "status":
      return { t, id: fields.id("id") };
    case "reconfigure":
      return { t, id: fields.id("id"), userConfig: fields.value("userConfig") };
    case "ping":
    case "pong":
      return { t, id: fields.optionalId("id") };
    default:
      throw fields.unsupported(t);
  }
}

function subscribe(fields: MessageFields): SubscribeMessage {
  const phase = fields.optionalCount("phase");
  const id = fields.id("id");
  if (phase !== undefined && phase !== 1) {
    throw new MessageFault("UNSUPPORTED", "Only phase 1 is supported", id);
  }
  const select = fields.texts("select", { count: wireLimits.selectPaths, length: wireLimits.keyPathLength });
  return { t: "subscribe", id, select, have: have(fields), ack: fields.boolean("ack", false) };
}

function have(fields: MessageFields): Have | undefined {
  const said = fields.optionalObject("have");
  if (said === undefined) return undefined;
  return {
    lineage: said.text("lineage", wireLimits.nameLength),
    number: said.count("number"),
    hash: said.text("hash", wireLimits.nameLength),
  };
}

/** A name that can stand in status and logs as it is. */
function clientName(fields: MessageFields): string | undefined {
  const name = fields.optionalText("client", wireLimits.nameLength);
  // deno-lint-ignore no-control-regex
  if (name === "" || (name !== undefined && /[\u0000-\u001f\u007f-\u009f]/.test(name))) {
    throw new MessageFault("BAD_REQUEST", "Field 'client' is not a name without control characters");
  }
  return name;
}
