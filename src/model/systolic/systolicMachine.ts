import type { OptionValues } from "../../base/options";
import { isRefusal, type Refusal } from "../../base/refusal";
import { parseArraySize } from "./arraySize";
import type { SystolicMachine } from "./systolicTask";

/** The array that the options of the cost model `systolic` describe, or why its size cannot be read. */
export function systolicMachine(options: OptionValues): SystolicMachine | Refusal {
  const array = parseArraySize(String(options.array));
  if (isRefusal(array)) return array;
  const { dataflow, osFormula } = options;
  return {
    array,
    dataflow: dataflow === "ws" || dataflow === "os" || dataflow === "is" ? dataflow : "training",
    osFormula: osFormula === "code" ? "code" : "analytic",
  };
}
