import { ConfigError } from "../base/error.ts";
import type { DirectoryEntry, FileStatus, FileSystem } from "../runtime/file_system.ts";
import { sha256 } from "../runtime/hash.ts";

/** One question that a composition put to the file system, with the answer it got. */
export type Observation = ContentObservation | PlainObservation;

interface PlainObservation {
  readonly question: "kind" | "real_path" | "names";
  readonly path: string;
  /** The answer as a text to compare; `absent` where there was nothing. */
  readonly answer: string;
}

/** What a file held. */
interface ContentObservation {
  readonly question: "content";
  readonly path: string;
  /** SHA-256 of the bytes, or how reading them failed. */
  readonly answer: string;
  /** The file's status when it was read: while it stays, the content need not be read again. */
  readonly status: FileStatus | undefined;
  readonly maxBytes: number;
}

/** The answer where there is nothing. */
export const absent = "absent";

/**
 * A file system that notes what it was asked. What a composition asked is what it depends on: files that it read
 * as well as files that it looked for and did not find, whether it then succeeded or failed.
 */
export class RecordingFileSystem implements FileSystem {
  readonly #files: FileSystem;
  readonly #observations = new Map<string, Observation>();

  constructor(files: FileSystem) {
    this.#files = files;
  }

  /** What was asked, each question once, in order of first asking. */
  get observations(): readonly Observation[] {
    return [...this.#observations.values()];
  }

  readBytes(path: string, maxBytes: number): Uint8Array {
    // Taken before the content: a write in between makes the status too old, and so is noticed.
    const status = statusOrNothing(this.#files, path);
    try {
      const bytes = this.#files.readBytes(path, maxBytes);
      this.#note({ path, question: "content", answer: sha256(bytes), status, maxBytes });
      return bytes;
    } catch (error) {
      this.#note({ path, question: "content", answer: failureOf(error), status, maxBytes });
      throw error;
    }
  }

  status(path: string): FileStatus | undefined {
    const status = this.#files.status(path);
    this.#note({ path, question: "kind", answer: status?.kind ?? absent });
    return status;
  }

  realPath(path: string): string | undefined {
    const real = this.#files.realPath(path);
    this.#note({ path, question: "real_path", answer: real ?? absent });
    return real;
  }

  list(path: string): readonly DirectoryEntry[] | undefined {
    const entries = this.#files.list(path);
    this.#note({ path, question: "names", answer: namesOf(entries) });
    return entries;
  }

  write(...args: Parameters<FileSystem["write"]>): void {
    this.#files.write(...args);
  }

  makeDirectory(...args: Parameters<FileSystem["makeDirectory"]>): void {
    this.#files.makeDirectory(...args);
  }

  remove(path: string): void {
    this.#files.remove(path);
  }

  #note(observation: Observation): void {
    const key = `${observation.question}\0${observation.path}`;
    // The first answer is what the composition began with; a second one that differs is a change to be found.
    if (!this.#observations.has(key)) this.#observations.set(key, observation);
  }
}

/** Whether the file system would answer as it did then. `nowMs` is the time since the epoch. */
export function stillHolds(observation: Observation, files: FileSystem, nowMs: number): boolean {
  try {
    return answerNow(observation, files, nowMs) === observation.answer;
  } catch (error) {
    return failureOf(error) === observation.answer;
  }
}

function answerNow(observation: Observation, files: FileSystem, nowMs: number): string {
  const { path } = observation;
  switch (observation.question) {
    case "content":
      return contentNow(observation, files, nowMs);
    case "kind":
      return files.status(path)?.kind ?? absent;
    case "real_path":
      return files.realPath(path) ?? absent;
    case "names":
      return namesOf(files.list(path));
  }
}

/**
 * How long after a change a file's times may not yet tell a further one: coarse clocks of file systems (FAT: 2 s)
 * and of servers that are not set quite alike.
 */
const racyMs = 3000;

function contentNow(observation: ContentObservation, files: FileSystem, nowMs: number): string {
  const { path, status: then, maxBytes, answer } = observation;
  const status = files.status(path);
  const untouched = status !== undefined && status.identity === then?.identity;
  if (untouched && nowMs - status.changedMs > racyMs) return answer;
  return sha256(files.readBytes(path, maxBytes));
}

function namesOf(entries: readonly DirectoryEntry[] | undefined): string {
  if (entries === undefined) return absent;
  return entries.map((entry) => `${entry.kind}:${entry.name}`).join("\0");
}

function statusOrNothing(files: FileSystem, path: string): FileStatus | undefined {
  try {
    return files.status(path);
  } catch {
    return undefined;
  }
}

function failureOf(error: unknown): string {
  return ConfigError.is(error) ? `failed: ${error.message}` : "failed";
}
