import type { Cause } from "../live/generation.ts";
import type { Node } from "../tree/node.ts";

/** What pairs a request with its reply; chosen by the client. */
export type RequestId = number | string;

/** What a subscriber says it has. */
export interface Have {
  readonly lineage: string;
  readonly number: number;
  readonly hash: string;
}

/** Messages from a client to the daemon. */
export type ClientMessage =
  | { readonly t: "hello"; readonly proto: number; readonly client: string | undefined }
  | SubscribeMessage
  | { readonly t: "ack"; readonly sub: RequestId; readonly generation: number }
  | NackMessage
  | { readonly t: "unsubscribe" | "resync"; readonly id: RequestId; readonly sub: RequestId }
  | { readonly t: "get"; readonly id: RequestId; readonly path: string }
  | { readonly t: "status"; readonly id: RequestId }
  | { readonly t: "reconfigure"; readonly id: RequestId; readonly userConfig: Node }
  | { readonly t: "ping" | "pong"; readonly id: RequestId | undefined };

export interface SubscribeMessage {
  readonly t: "subscribe";
  /** Names the subscription in all that follows. */
  readonly id: RequestId;
  readonly select: readonly string[];
  readonly have: Have | undefined;
  readonly ack: boolean;
}

export interface NackMessage {
  readonly t: "nack";
  readonly sub: RequestId;
  readonly generation: number;
  readonly error: WireError;
  /** The generation that the subscriber goes on with. */
  readonly applied: number | undefined;
}

export interface WireError {
  readonly code: string;
  readonly message: string;
  readonly path?: string;
}

/** Messages from the daemon to a client. */
export type ServerMessage =
  | ServerHello
  | ConfigMessage
  | {
    readonly t: "result";
    readonly re: RequestId;
    readonly generation: number | undefined;
    readonly body: Node;
  }
  | { readonly t: "error"; readonly re: RequestId | undefined; readonly error: WireError }
  | { readonly t: "ping" | "pong"; readonly id: RequestId | undefined }
  | { readonly t: "bye"; readonly reason: string; readonly retryMs: number | undefined };

export interface ServerHello {
  readonly t: "hello";
  readonly proto: number;
  readonly minProto: number;
  readonly server: string;
  readonly lineage: string;
  readonly generation: number;
  readonly caps: readonly string[];
  readonly maxLine: number;
  readonly pingMs: number;
}

export interface ConfigMessage {
  readonly t: "config";
  readonly sub: RequestId;
  readonly generation: number;
  readonly hash: string;
  /** What was selected; absent when the subscriber has it already. */
  readonly full: Node | undefined;
  readonly cause: Cause;
}
