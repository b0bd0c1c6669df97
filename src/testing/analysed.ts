import { type Analysis, analyse } from "../analysis/analyse";
import { checkOptions, type OptionValues } from "../base/options";
import { isRefusal } from "../base/refusal";
import type { Workload } from "../model/workload";
import { families } from "../schedule/families";
import type { Family } from "../schedule/family";

/** Runs a family, or one by its id, with its default options and what is given. A refusal fails the test. */
export function analysed(family: Family | string, workload: Workload, given: OptionValues = {}): Analysis {
  const chosen = typeof family === "string" ? families.get(family) : family;
  const options = checkOptions(chosen.options, given);
  if (isRefusal(options)) throw new Error(options.reason);
  const analysis = analyse(workload, chosen, options);
  if (isRefusal(analysis)) throw new Error(analysis.reason);
  return analysis;
}
