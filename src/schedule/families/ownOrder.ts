import { isRefusal, type Refusal, refuse } from "../../base/refusal";
import type { Family, FamilyPlan } from "../family";
import { checkOrder } from "../orders/checkOrder";
import { readOrder } from "../orders/readOrder";
import { withAllReduceOfHolders } from "./allReduceOfHolders";
import { barrierOption } from "./flushing";
import { pairTimeOption, withPairTime } from "./overlappedPairs";

/** An order that somebody wrote or that another program made; everything but the order is ours (schedules.md 22). */
export const ownOrder: Family = {
  id: "order",
  name: "Own order",
  group: "baseline",
  citation: {
    short: "your own",
    url: "https://docs.pytorch.org/docs/stable/distributed.pipelining.html",
    where: "PyTorch's schedules as CSV are one of the notations",
  },
  summary:
    "Every processor runs the tasks that you wrote down, in that order, as soon as their inputs are there. Layers are cut " +
    "into as many stages as the order names; weights are updated at the end of a batch. What cannot run is refused with " +
    "the reason.",
  weightUpdate: { kind: "flush" },
  granularity: "replicated",
  options: [
    {
      id: "order",
      name: "Order",
      help: "Who runs what in which order: actions as JSON, PyTorch's CSV, or a line of cells for each processor.",
      kind: "text",
    },
    { id: "orderName", name: "Name", help: "What the order is called in headers.", kind: "text" },
    pairTimeOption,
    barrierOption,
  ],
  plan(workload, options): FamilyPlan | Refusal {
    const order = readOrder(typeof options.order === "string" ? options.order : "");
    if (isRefusal(order)) return order;
    const { planned, problems, problemCount } = checkOrder(order, workload, options);
    if (planned === undefined) return refuse(sentence(problems[0].message, problemCount - 1), "order");
    return withPairTime(withAllReduceOfHolders(planned, workload), workload, options);
  },
};

/** The first problem, and how many more there are. */
function sentence(first: string, more: number): string {
  if (more === 0) return first;
  return `${first} There ${more === 1 ? "is 1 more problem" : `are ${more} more problems`} in this order.`;
}
