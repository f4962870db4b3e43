import type { Dice } from "./dice.ts";

/** A config tree and the overrides that it is composed with. */
export interface ComposeCase {
  /** Texts by relative path. */
  readonly files: Readonly<Record<string, string>>;
  readonly configName: string;
  readonly overrides: readonly string[];
}

const groups = ["db", "model", "server", "sched", "app/log"];
const options = ["a", "b", "small", "x-y", "v1.0"];
const keys = ["k1", "k2", "lr", "name", "opts", "size", "v", "items", "top", "a.b", "yes", "1"];
const scalars = [
  "1",
  "-3",
  "0x10",
  "010",
  "1_000",
  "1e-3",
  ".5",
  "1.0",
  "true",
  "no",
  "~",
  "null",
  "text",
  "'10'",
  "a b",
  "'a b'",
  "é",
  "???",
  "''",
];
const references = [
  "${top}",
  "${.v}",
  "${..name}",
  "${db.lr}",
  "x${name}y",
  "${oc.env:FUZZ,none}",
  "${opts.k1}",
  "${hydra.job.name}",
  "${k1}${.lr}",
  "\\${top}",
  "${items[0]}",
];
const packages = ["_global_", "_group_", "foo", "p.q", "_global_.x", "_here_", "db", "model"];

const hydraNodes = [
  "{job: {name: n}}",
  "{run: {dir: out}, extra: 1}",
  "{job: {num: '3'}, verbose: [a]}",
  "{sweeper: {params: {a: '1,2'}, max_batch_size: 2}}",
  "{searchpath: [more, nowhere]}",
  "{mode: RUN, callbacks: {c: {k: 1}}}",
  "{job: {env_set: {A: 1}, config: {override_dirname: {kv_sep: '-'}}}}",
  "null",
  "{job: null}",
  "{output_subdir: null, help: {app_name: x}}",
];
const hydraOverrides = [
  "hydra.job.name=other",
  "hydra.job.num=abc",
  "hydra.verbose=true",
  "+hydra.extra.a=1",
  "hydra.nope=1",
  "hydra/job_logging=stdout",
  "hydra/job_logging=nope",
  "~hydra.job",
  "~hydra/env",
  "hydra.searchpath=[more]",
  "hydra.sweeper.max_batch_size=3",
  "hydra.job.env_set={B:1}",
  "+hydra.job.env_set.C=x",
  "hydra={job:{name:y}}",
];

/** Makes one case from nothing. */
export function randomCase(dice: Dice): ComposeCase {
  const names = dice.some(1, 4, () => dice.pick(groups));
  const files: Record<string, string> = {};
  for (const group of new Set(names)) {
    for (const option of new Set(dice.some(1, 3, () => dice.pick(options)))) {
      files[`${group}/${option}.yaml`] = configText(dice, 0.35);
    }
    if (dice.chance(0.4)) files[`${group}/sub/${dice.pick(options)}.yaml`] = configText(dice, 0.2);
  }
  if (dice.chance(0.4)) files["base.yaml"] = configText(dice, 0.1);
  if (dice.chance(0.1)) files["more/db/extra.yaml"] = configText(dice, 0.1);
  const paths = Object.keys(files);
  files["config.yaml"] = primaryText(dice, paths);
  return {
    files,
    configName: dice.chance(0.9)
      ? "config"
      : dice.chance(0.3)
      ? "base"
      : dice.pick(paths).replace(/\.yaml$/, ""),
    overrides: dice.some(0, 4, () => override(dice, paths)),
  };
}

/** Changes a case a little: a line of a file, or an override. */
export function mutatedCase(dice: Dice, from: ComposeCase): ComposeCase {
  const files = { ...from.files };
  const paths = Object.keys(files);
  if (paths.length > 0 && dice.chance(0.6)) {
    const path = dice.pick(paths);
    files[path] = mutatedText(dice, files[path], paths);
  }
  const overrides = [...from.overrides];
  if (overrides.length > 0 && dice.chance(0.3)) overrides.splice(dice.below(overrides.length), 1);
  for (const added of dice.some(0, 2, () => override(dice, paths))) {
    overrides.splice(dice.below(overrides.length + 1), 0, added);
  }
  return { ...from, files, overrides };
}

function mutatedText(dice: Dice, text: string, paths: readonly string[]): string {
  const lines = text.split("\n");
  const at = dice.below(lines.length);
  switch (dice.below(5)) {
    case 0:
      lines.splice(at, 1);
      break;
    case 1:
      lines.splice(at, 0, `${dice.pick(keys)}: ${value(dice, 1)}`);
      break;
    case 2:
      lines.unshift(`# @package ${dice.pick(packages)}`);
      break;
    case 3:
      lines.splice(at, 0, `  - ${defaultsEntry(dice, paths)}`);
      break;
    default:
      lines[at] = lines[at].replace(/:.*/, `: ${value(dice, 1)}`);
  }
  return lines.join("\n");
}

function configText(dice: Dice, defaultsChance: number): string {
  const header = dice.chance(0.25) ? `# @package ${dice.pick(packages)}\n` : "";
  const entries = dice.some(
    0,
    2,
    () =>
      dice.pick([
        `sub: ${dice.pick(options)}`,
        "_self_",
        `optional sub: ${dice.pick(options)}`,
        `sub@${dice.pick(packages)}: ${dice.pick(options)}`,
      ]),
  );
  const defaults = dice.chance(defaultsChance) ? listOf("defaults", entries) : "";
  return header + defaults + body(dice);
}

function primaryText(dice: Dice, paths: readonly string[]): string {
  const entries = dice.some(1, 4, () => defaultsEntry(dice, paths));
  if (dice.chance(0.6)) entries.splice(dice.below(entries.length + 1), 0, "_self_");
  const hydra = dice.chance(0.1) ? `hydra: ${dice.pick(hydraNodes)}\n` : "";
  return listOf("defaults", entries) + body(dice) + hydra;
}

function listOf(key: string, entries: readonly string[]): string {
  return entries.length === 0
    ? `${key}: []\n`
    : `${key}:\n${entries.map((entry) => `  - ${entry}\n`).join("")}`;
}

function defaultsEntry(dice: Dice, paths: readonly string[]): string {
  const [group, option] = chosen(dice, paths);
  if (group === "") return option;
  return dice.early([
    `${group}: ${option}`,
    `${group}@${dice.pick(packages)}: ${option}`,
    `optional ${group}: ${option}`,
    `${group}/${option}`,
    `/${group}: ${option}`,
    `${group}: [${option}, ${dice.pick(options)}]`,
    `optional ${group}: ${dice.pick(options)}`,
    `${group}: null`,
    `${group}: \${db}`,
    `${group}: \${${dice.pick(groups)}}`,
    `/${group}@${dice.pick(packages)}: ${option}`,
    `override /${group}: ${option}`,
    `override hydra/job_logging: ${dice.pick(["none", "disabled", "nope", "[none, stdout]", "null"])}`,
    `override ${group}: ${option}`,
    `${group}: ???`,
    `${group}: ${dice.pick(options)}`,
  ]);
}

/** A group and an option, mostly of those that exist. */
function chosen(dice: Dice, paths: readonly string[]): readonly [string, string] {
  if (paths.length === 0 || dice.chance(0.1)) return [dice.pick(groups), dice.pick(options)];
  const path = dice.pick(paths).replace(/\.yaml$/, "");
  const at = path.lastIndexOf("/");
  return [path.slice(0, Math.max(at, 0)), path.slice(at + 1)];
}

function body(dice: Dice): string {
  const used = new Set(dice.some(0, 4, () => dice.pick(keys)));
  return [...used].map((key) => `${key}: ${value(dice, 2)}\n`).join("");
}

function value(dice: Dice, depth: number): string {
  if (depth > 0 && dice.chance(0.2)) {
    const used = new Set(dice.some(0, 3, () => dice.pick(keys)));
    return `{${[...used].map((key) => `${key}: ${inFlow(value(dice, depth - 1))}`).join(", ")}}`;
  }
  if (depth > 0 && dice.chance(0.15)) {
    return `[${dice.some(0, 3, () => inFlow(value(dice, depth - 1))).join(", ")}]`;
  }
  return dice.chance(0.2) ? `${dice.pick(references)}` : dice.pick(scalars);
}

/** Within flow brackets an interpolation must be quoted, and so must `???`. */
function inFlow(text: string): string {
  return /^[{[']/.test(text) && !text.startsWith("${") ? text : /[$?]/.test(text) ? `'${text}'` : text;
}

function override(dice: Dice, paths: readonly string[]): string {
  if (dice.chance(0.05)) return dice.pick(hydraOverrides);
  const [group, option] = chosen(dice, paths);
  const inGroup = `${group.replaceAll("/", ".")}.${dice.pick(keys)}`;
  const path = dice.pick([
    dice.pick(keys),
    `${dice.pick(keys)}.${dice.pick(keys)}`,
    group === "" ? option : inGroup,
  ]);
  if (group !== "" && dice.chance(0.5)) {
    const choice = dice.early([
      `${group}=${option}`,
      `${group}@${dice.pick(packages)}=${option}`,
      `${group}=[${option}]`,
      `${group}=null`,
      `${group}=${dice.pick(options)}`,
    ]);
    return dice.early(["", "+", "++"]) + choice;
  }
  if (dice.chance(0.1)) {
    return dice.pick([`~${path}`, `~${group}`, `~${path}=${dice.pick(scalars)}`, `~${group}=${option}`]);
  }
  return `${dice.early(["++", "+", ""])}${path}=${dice.early(overrideValues)}`;
}

const overrideValues = [
  "1",
  "x",
  "[1,2]",
  "{a:1}",
  "null",
  "true",
  "1.0",
  "'q'",
  "{k1:{b:2}}",
  "${top}",
  "",
  "a b",
  "\\${top}",
  "???",
  "extend_list(1,2)",
  "int(3.7)",
  "[${top},{a:${.v}}]",
  "{a.b:1,1:x}",
  "${db}",
  "str([1,2])",
  "1,2",
];
