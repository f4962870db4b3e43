/**
 * A service whose configuration changes while it runs. The platform decides how many of it run and where; what it
 * says, which model it uses and which flags are on is the application's own configuration.
 *
 * Alone:           deno run -A examples/service.ts
 * With a daemon:   hydrant watch, and then: deno run -A examples/service.ts --socket PATH --as ranker-1
 *
 * GET / answers from the current configuration. PUT /user-config is the platform handing in a new `user_config`.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import process from "node:process";
import { Settings } from "../hydrant.config.ts";
import { compose, type Config, connect, type Live, merge, structured } from "../mod.ts";

/** The models that this service can load. */
const models: readonly string[] = ["resnet50", "vit"];

/** What is in force, as one piece: it is replaced as a whole or not at all. */
interface InForce {
  /** What the files say, composed here or received from a daemon. */
  readonly base: Config;
  /** What the platform said, which goes over it. */
  readonly userConfig: unknown;
  readonly settings: Settings;
}

/** One replica of a service. */
export class RankerService {
  readonly name: string;
  #inForce: InForce;

  /** Composes the configuration and puts what the platform handed in over it. Throws when the result is not valid. */
  constructor(name: string, options: { readonly dir: string; readonly userConfig?: unknown }) {
    this.name = name;
    const base = compose({ dir: options.dir, schema: Settings });
    this.#inForce = accept(base, options.userConfig ?? {});
  }

  get settings(): Settings {
    return this.#inForce.settings;
  }

  /** What the platform calls with a new `user_config`. Throws when the result is not valid: the old one stays. */
  reconfigure(userConfig: unknown): void {
    this.#inForce = accept(this.#inForce.base, userConfig);
  }

  /** Follows a daemon: each value is acknowledged when it is in force, and refused when it is not valid here. */
  follow(live: Live, onAnswer: (line: string) => void): void {
    live.subscribe("", (value, { generation }) => {
      try {
        // The whole of it, not merged over what was there: what is gone from the files is gone here.
        this.#inForce = accept(merge(structured(Settings), value), this.#inForce.userConfig);
      } catch (error) {
        onAnswer(`${this.name} refused generation ${generation.number}`);
        throw error;
      }
      onAnswer(`${this.name} applied generation ${generation.number}`);
    });
  }

  /** Answers one request. The configuration is read once, so that no request sees half of a change. */
  answer(): unknown {
    const { app, ml, env, flags, banner } = this.#inForce.settings;
    const message = Array.from({ length: app.repeat }, () => app.message).join(" ");
    return { service: this.name, env: env.name, message, banner, threshold: ml.threshold, flags };
  }

  /** Serves over HTTP on a free port of this machine. */
  listen(): Promise<Server> {
    const server = createServer((request, response) => void this.#handle(request, response));
    return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      if (request.method === "PUT" && request.url === "/user-config") {
        this.reconfigure(JSON.parse(await bodyOf(request)));
      }
      reply(response, { status: 200, body: this.answer() });
    } catch (error) {
      reply(response, {
        status: 400,
        body: { error: error instanceof Error ? error.message : String(error) },
      });
    }
  }
}

/** Reads all of it now: what is not valid must fail here, and not in some request. */
function accept(base: Config, userConfig: unknown): InForce {
  const settings = merge<Settings>(base, userConfig).value;
  const model = settings.ml.model_name;
  if (!models.includes(model)) {
    throw new Error(`There is no model '${model}', there are ${models.join(", ")}`);
  }
  return { base, userConfig, settings };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += chunk;
  return text;
}

function reply(
  response: ServerResponse,
  { status, body }: { readonly status: number; readonly body: unknown },
): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(`${JSON.stringify(body)}\n`);
}

/** Starts one replica for each `--as NAME`, following the daemon at `--socket PATH` where one is named. */
async function main(args: readonly string[]): Promise<void> {
  const valuesOf = (flag: string) => args.filter((_, at) => args[at - 1] === flag);
  const [socket] = valuesOf("--socket");
  const names = valuesOf("--as");
  const servers: Server[] = [];
  const lives: Live[] = [];
  for (const name of names.length === 0 ? ["ranker"] : names) {
    const service = new RankerService(name, { dir: valuesOf("--config-path")[0] ?? "conf" });
    const server = await service.listen();
    servers.push(server);
    console.log(`${name} serves at http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    if (socket === undefined) continue;
    const live = await connect({ socket, as: name });
    lives.push(live);
    service.follow(live, (line) => console.log(line));
  }
  process.once("SIGTERM", () => {
    for (const live of lives) void live.close();
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
  });
}

if (import.meta.main) await main(process.argv.slice(2));
