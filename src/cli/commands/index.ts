import { type Refusal, refuse } from "../../base/refusal";
import type { RawOptions } from "../rawOptions";
import { checkNames } from "../runSchedule";
import { listCosts, listFamilies, listNetworks } from "./catalog";
import { compare } from "./compare";
import { energy } from "./energy";
import { partition } from "./partition";
import { schedule } from "./schedule";

/** A command's answer: text to print as it is, a value to print as JSON, or a refusal. */
type Run = (raw: RawOptions) => unknown | Refusal;

const RUNS: Readonly<Record<string, Run>> = {
  families: listFamilies,
  networks: listNetworks,
  costs: listCosts,
  schedule,
  compare,
  energy,
  partition,
};

/** Runs a command by name. */
export function runCommand(name: string, raw: RawOptions): unknown | Refusal {
  if (!Object.hasOwn(RUNS, name))
    return refuse(`There is no command "${name}"; known are ${Object.keys(RUNS).join(", ")}.`);
  const unknown = name === "partition" ? undefined : checkNames(raw);
  return unknown ?? RUNS[name](raw);
}
