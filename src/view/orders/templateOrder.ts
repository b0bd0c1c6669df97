import { isRefusal } from "../../base/refusal";
import { buildWorkload } from "../../model/buildWorkload";
import type { Problem } from "../../model/problem";
import { oneForwardOneBackward } from "../../schedule/families/oneForwardOneBackward";
import { ranksOf } from "../../schedule/notation";
import { rowsText } from "./orderText";

/** Larger problems start from an empty text: tasks. */
const MOST_TASKS = 20_000;

/** The order of 1F1B for a problem, to start from; empty where there is none. */
export function templateOrder(problem: Problem): string {
  const { machine, training } = problem;
  if (2 * machine.processors * training.microbatches * training.batches > MOST_TASKS) return "";
  const workload = buildWorkload(problem);
  if (isRefusal(workload)) return "";
  const planned = oneForwardOneBackward.plan(workload, {});
  return isRefusal(planned) ? "" : rowsText(ranksOf(planned.plan));
}
