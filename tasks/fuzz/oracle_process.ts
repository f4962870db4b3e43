import { type ChildProcess, spawn } from "node:child_process";
import process from "node:process";
import { createInterface } from "node:readline";

/** A Python that answers JSON lines with JSON lines, one each, in order. */
export class OracleProcess {
  readonly #child: ChildProcess;
  readonly #waiting: { resolve: (answer: unknown) => void; reject: (error: Error) => void }[] = [];

  /** Starts a script with the Python that `HYDRANT_ORACLE_PYTHON` names; without one the program ends here. */
  static start(script: string): OracleProcess {
    const python = process.env.HYDRANT_ORACLE_PYTHON;
    if (python === undefined || python === "") {
      console.error("Set HYDRANT_ORACLE_PYTHON to a Python that has OmegaConf and Hydra installed");
      process.exit(64);
    }
    return new OracleProcess(python, script);
  }

  constructor(python: string, script: string) {
    this.#child = spawn(python, [script], { stdio: ["pipe", "pipe", "inherit"] });
    this.#child.on("exit", (code) => {
      for (const { reject } of this.#waiting.splice(0)) {
        reject(new Error(`The oracle ended with status ${code}`));
      }
    });
    const lines = createInterface({ input: this.#child.stdout as NodeJS.ReadableStream });
    lines.on("line", (line) => this.#waiting.shift()?.resolve(JSON.parse(line)));
  }

  ask(question: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#child.stdin?.write(`${JSON.stringify(question)}\n`);
    });
  }

  stop(): void {
    this.#child.stdin?.end();
  }
}
