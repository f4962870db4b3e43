import type { Clock } from "../runtime/clock.ts";
import type { Connection } from "../runtime/socket.ts";
import type { Node } from "../tree/node.ts";
import { Link } from "./link.ts";
import { disconnectedError, Requests } from "./requests.ts";

/**
 * Asks a daemon one thing, and ends the connection.
 *
 * @throws {ConfigError} `refused`, `protocol`; `no_daemon` when it goes away meanwhile
 */
export async function ask(
  request: Readonly<Record<string, unknown>>,
  options: { readonly connection: Connection; readonly clock: Clock },
): Promise<Node> {
  return await new Promise((resolve, reject) => {
    const requests = new Requests((message) => {
      link.send(message);
      return true;
    });
    const link: Link = new Link({
      ...options,
      onHello: () => {
        requests.ask(request).then(resolve, reject).finally(() => link.close());
      },
      onMessage: (message) => {
        if (message.t === "result") requests.answer(message.re, message.body);
        if (message.t === "error") requests.refuse(message.re, message.error);
      },
      onClosed: ({ error }) => {
        requests.abandon(error);
        reject(error ?? disconnectedError());
      },
    });
  });
}
