import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import process from "node:process";
import { fileURLToPath } from "node:url";
import type { Timing } from "./timing.ts";

/** What the oracle's script prints. */
export interface OracleReport {
  readonly omegaconf: string;
  readonly hydra: string;
  readonly python: string;
  readonly ms: Readonly<Record<string, Timing>>;
}

const script = fileURLToPath(new URL("../../shared/oracle/bench_omegaconf.py", import.meta.url));

/** The same workloads on the real OmegaConf and Hydra, when `HYDRANT_ORACLE_PYTHON` names a Python that has them. */
export function runOracle(): OracleReport | undefined {
  const python = process.env.HYDRANT_ORACLE_PYTHON;
  if (python === undefined || python === "") return undefined;
  const path = process.env.HYDRANT_ORACLE_SCRIPT ?? script;
  if (!existsSync(path)) {
    throw new Error(`The oracle's script is not at '${path}'; HYDRANT_ORACLE_SCRIPT names another`);
  }
  const { status, stdout, stderr } = spawnSync(python, [path], { encoding: "utf8", maxBuffer: 1 << 24 });
  if (status !== 0) throw new Error(`The oracle's script failed:\n${stderr}`);
  return JSON.parse(stdout) as OracleReport;
}
