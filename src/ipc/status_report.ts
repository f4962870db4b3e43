import { ConfigError } from "../base/error.ts";
import type { Publisher, Rejection } from "../live/publisher.ts";
import { faultText } from "./fault_text.ts";
import type { Session } from "./session.ts";
import type { WireSubscription } from "./wire_subscription.ts";

export interface DaemonFacts {
  readonly server: string;
  readonly pid: number;
  readonly socket: string;
  /** In milliseconds since the epoch. */
  readonly startedAt: number;
}

/** What `status` answers: what is in force, what was refused, and how far each subscriber is. Holds no values. */
export function statusReport(
  parts: {
    readonly publisher: Publisher;
    readonly daemon: DaemonFacts;
    readonly sessions: readonly Session[];
  },
): Readonly<Record<string, unknown>> {
  const { publisher, daemon, sessions } = parts;
  const { generation, time, cause } = publisher.view();
  return {
    ...daemon,
    generation: { ...generation, cause, since: time },
    verifiedAt: publisher.verifiedAt,
    pendingErrors: publisher.rejections.map(describeRejection),
    sources: publisher.sources,
    layers: publisher.layers.map(({ name, scope, author, reason, time }) => ({
      name,
      scope,
      author,
      reason,
      time,
    })),
    subscribers: sessions.flatMap((session) => {
      return [...session.subscriptions.values()].map((subscription) =>
        describeSubscriber(session, subscription)
      );
    }),
    clients: sessions.length,
  };
}

function describeRejection(rejection: Rejection): Readonly<Record<string, unknown>> {
  const { error, cause, time, subscriber } = rejection;
  const [code, path] = ConfigError.is(error) ? [error.code, error.keyPath] : ["internal", undefined];
  return { code, message: faultText(error), path, cause, time, subscriber };
}

function describeSubscriber(
  session: Session,
  subscription: WireSubscription,
): Readonly<Record<string, unknown>> {
  const { state } = subscription;
  return {
    client: session.name,
    sub: subscription.id,
    select: subscription.select,
    ack: state.acks,
    generation: state.agreed,
    inFlight: state.inFlight?.number,
    nack: state.refused === undefined
      ? undefined
      : { generation: state.refused.offer.number, ...state.refused.refusal },
    lagging: subscription.lagging,
  };
}
