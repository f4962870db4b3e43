import { maskAssignment } from "./masked_line.ts";
import { type Redactor, revealing } from "./redactor.ts";
import { type Position, positionOf, type SourceText } from "./source_text.ts";

/** Where a value was written. */
export type Origin =
  | TextOrigin
  | OverrideOrigin
  | SchemaOrigin
  | EnvironmentOrigin
  | LayerOrigin
  | ProgramOrigin;

/** Written in a text: a YAML file or a YAML string. */
export interface TextOrigin {
  /** Tells it from other origins. */
  readonly kind: "text";
  /** The text. */
  readonly source: SourceText;
  /** 0-based offset of the value in the source's text. */
  readonly offset: number;
  /** 0-based offset of the key that the value stands under; -1 for list items and the root. */
  readonly keyOffset: number;
}

/** Given on the command line, or in a list of overrides. */
export interface OverrideOrigin {
  /** Tells it from other origins. */
  readonly kind: "override";
  /** 1-based place in the list of overrides. */
  readonly position: number;
  /** The override as it was written. */
  readonly text: string;
}

/** A default that a schema declares. */
export interface SchemaOrigin {
  /** Tells it from other origins. */
  readonly kind: "schema";
  /** What the schema is called, with the way to the entry. */
  readonly name: string;
}

/** Read from an environment variable. */
export interface EnvironmentOrigin {
  /** Tells it from other origins. */
  readonly kind: "environment";
  /** The name of the variable. */
  readonly name: string;
}

/** Set at run time, over what the files say. */
export interface LayerOrigin {
  /** Tells it from other origins. */
  readonly kind: "layer";
  /** What the layer is called. */
  readonly layer: string;
  /** Who set it. */
  readonly author?: string;
  /** Why it was set. */
  readonly reason?: string;
  /** When it was set, in milliseconds since the epoch. */
  readonly time: number;
}

/** Handed in by the program as a plain value. */
export interface ProgramOrigin {
  /** Tells it from other origins. */
  readonly kind: "program";
  /** What the program calls the value. */
  readonly name: string;
}

/** The line and column of a text origin, worked out now; nothing for origins that have none. */
export function positionOfOrigin(origin: Origin): Position | undefined {
  return origin.kind === "text" ? positionOf(origin.source, origin.offset) : undefined;
}

/** Names an origin for people: `conf/config.yaml:7:14`, `override 2 ml.threshold=0.9`. An override is masked as the redactor says; by default it is shown. */
export function describeOrigin(origin: Origin, redactor: Redactor = revealing): string {
  switch (origin.kind) {
    case "text": {
      const { line, column } = positionOf(origin.source, origin.offset);
      return `${origin.source.name}:${line}:${column}`;
    }
    case "override":
      return `override ${origin.position} ${maskAssignment(origin.text, redactor)}`;
    case "schema":
      return `schema default of ${origin.name}`;
    case "environment":
      return `environment variable ${origin.name}`;
    case "layer":
      return describeLayer(origin);
    case "program":
      return origin.name;
  }
}

function describeLayer(origin: LayerOrigin): string {
  const author = origin.author === undefined ? "" : ` by ${origin.author}`;
  const reason = origin.reason === undefined ? "" : ` (${origin.reason})`;
  return `layer ${origin.layer}${author}${reason} at ${new Date(origin.time).toISOString()}`;
}
