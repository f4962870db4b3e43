/** Version of the wire protocol that this code speaks, and the oldest one that it still understands. */
export const protocolVersion = 1;
export const oldestProtocolVersion = 1;

/** Bounds that both ends keep to; `PROTOCOL.md` states them. */
export const wireLimits = {
  /** Bytes of one line from a client, without its line break. */
  inboundLineBytes: 2 ** 20,
  /** Bytes of one line from the daemon, announced in `hello`. */
  outboundLineBytes: 16 * 2 ** 20,
  /** Containers within containers in one message from a client. */
  inboundDepth: 64,
  /** The same from the daemon: the deepest tree, and what stands around it. */
  outboundDepth: 520,
  /** Subscriptions of one connection. */
  subscriptions: 64,
  /** Key paths of one subscription. */
  selectPaths: 256,
  /** Characters of a name, a key path, an id, a text for people. */
  nameLength: 128,
  keyPathLength: 4096,
  idLength: 64,
  messageLength: 4096,
  /** Connections at once. */
  connections: 10_000,
  /** Subscriber names that have a layer of their own. */
  scopedLayers: 1000,
  /** Silence after which the daemon sends `ping`; after two without an answer it closes. */
  pingMs: 30_000,
  /** How long a client may read nothing while something waits for it. */
  slowMs: 30_000,
  /** Bytes that may wait for one client. */
  waitingBytes: 64 * 2 ** 20,
} as const;
