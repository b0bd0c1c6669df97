import type { OptionSpec } from "../../base/options";

/** Options that stand together in a form. */
export interface OptionGroup {
  readonly name: string;
  readonly specs: readonly OptionSpec[];
}

/** From this many options on, headings help. */
const MANY = 4;

/** What options that several families share are about; all others are about the order. */
const ABOUT: Readonly<Record<string, string>> = {
  barrier: "Time",
  backward: "Time",
  recompute: "Time",
  pairTime: "Time",
  syncBandwidth: "Time",
  activationLimit: "Memory",
};

/** A family's options under the headings of its form; few options are one group. */
export function optionGroups(specs: readonly OptionSpec[]): readonly OptionGroup[] {
  if (specs.length < MANY) return [{ name: "Options", specs }];
  return ["Order", "Time", "Memory"]
    .map((name) => ({ name, specs: specs.filter(({ id }) => (ABOUT[id] ?? "Order") === name) }))
    .filter((group) => group.specs.length > 0);
}
