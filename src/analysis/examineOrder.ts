import type { OptionValues } from "../base/options";
import { isRefusal, type Refusal } from "../base/refusal";
import { buildWorkload } from "../model/buildWorkload";
import { fitProblem, type ProblemFix } from "../model/fitProblem";
import type { Problem } from "../model/problem";
import type { Workload } from "../model/workload";
import { families } from "../schedule/families";
import type { FamilyPlan } from "../schedule/family";
import { ranksOf } from "../schedule/notation";
import { checkOrder } from "../schedule/orders/checkOrder";
import type { CheckedOrder, OrderProblem, WrittenOrder } from "../schedule/orders/order";
import { orderNumbers } from "../schedule/orders/orderNumbers";
import { readOrder } from "../schedule/orders/readOrder";
import { recognizeOrder } from "../schedule/orders/recognition/recognizeOrder";

/** What is to be said about an order: what is wrong with it and how to help it, or which published one it is. */
export interface OrderExam {
  /** See CheckedOrder; a text that is no order at all is one problem without cells. */
  readonly problems: readonly OrderProblem[];
  readonly problemCount: number;
  /** Changes of the problem after which processors, layers and microbatches are those of the order. */
  readonly fixes: readonly ProblemFix[];
  /** Which published order it is or is nearest to; absent while anything is wrong. */
  readonly sentence?: string;
}

/** Holds the text of an order against a problem. O(tasks) if something is wrong, else O(tasks · log tasks) for each family. */
export function examineOrder(problem: Problem, text: string, options: OptionValues): OrderExam {
  const order = readOrder(text);
  if (isRefusal(order)) return unreadable(order);
  const workload = buildWorkload(problem);
  if (isRefusal(workload)) return unreadable(workload);
  const { problems, problemCount, planned } = checkOrder(order, workload, options);
  if (planned === undefined)
    return { problems, problemCount, fixes: fixesFor(order, problem, problems, options) };
  return { problems, problemCount, fixes: [], sentence: sentenceOf(planned, workload) };
}

function unreadable({ reason }: Refusal): OrderExam {
  return { problems: [{ rule: "notation", message: reason, cells: [] }], problemCount: 1, fixes: [] };
}

function sentenceOf({ plan }: FamilyPlan, { processors, microbatches, batches }: Workload): string {
  const { stages } = plan.tasks.graph;
  return recognizeOrder(ranksOf(plan), { processors, stages, microbatches, batches }, families.all).sentence;
}

/** The fixes without which a size is wrong and with which none is; none if they do not help, or cells cannot be read. */
function fixesFor(
  order: WrittenOrder,
  problem: Problem,
  problems: readonly OrderProblem[],
  options: OptionValues,
): readonly ProblemFix[] {
  const { processors, stages, microbatches, batches, isGapless } = orderNumbers(order);
  if (!isGapless || !hasWrongSize({ problems }) || problems.some(({ rule }) => rule === "notation"))
    return [];
  const perBatch = Number.isInteger(microbatches / batches) ? microbatches / batches : microbatches;
  const numbers: ProblemFix = { kind: "numbers", processors, microbatches: perBatch, batches };
  const chain: ProblemFix = { kind: "chain", layers: stages };
  const helps = (...fixes: readonly ProblemFix[]) => {
    const workload = buildWorkload(fixes.reduce(fitProblem, problem));
    return !isRefusal(workload) && !hasWrongSize(checkOrder(order, workload, options));
  };
  if (helps(numbers)) return [numbers];
  if (helps(chain)) return [chain];
  return helps(numbers, chain) ? [numbers, chain] : [];
}

function hasWrongSize({ problems }: Pick<CheckedOrder, "problems">): boolean {
  return problems.some(({ rule }) => rule === "size");
}
