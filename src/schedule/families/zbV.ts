import { isRefusal } from "../../base/refusal";
import type { Workload } from "../../model/workload";
import type { ClosedForm, Family, FamilyPlan } from "../family";
import { placedStages } from "../partition/placedStages";
import { type Placement, wavePlacement } from "../placement/placement";
import { closedFormsFor, equalStages, onlyIf } from "./equalStages";
import { barrierOption } from "./flushing";
import { planBatches } from "./planBatches";
import type { RowWriter } from "./rowWriter";
import { peakForm, withReason } from "./uniformForms";
import { processorsForVee } from "./vee";

/** The hand-made zero-bubble schedule on a vee (schedules.md 12). */
export const zbV: Family = {
  id: "zbv",
  name: "ZB-V",
  group: "zeroBubble",
  citation: {
    short: "Qi et al. 2024",
    url: "https://arxiv.org/abs/2401.10241",
    where: "Sec. 6; the order of PyTorch's ScheduleZBVZeroBubble",
  },
  summary:
    "Each processor holds two stages of a vee: one on the way down, one on the way back, so that losses and gradients start " +
    "early. Weight gradients fill what is left, and where forward, activation gradient and weight gradient take equally long " +
    "no processor idles between its first and its last task. Every processor keeps as many activations as 1F1B's first.",
  weightUpdate: { kind: "flush" },
  granularity: "layer",
  options: [barrierOption],
  plan(workload, options) {
    const processors = processorsForVee(workload, "ZB-V");
    if (isRefusal(processors)) return processors;
    const placement = wavePlacement(processors, 2);
    const planned = planBatches(workload, options, {
      starts: placedStages(workload, placement),
      backward: "split",
      processors,
      write: (row, p) => writeVee(row, p, processors, workload.microbatches),
    });
    return { ...planned, closedForms: forms(workload, planned, placement) };
  },
};

/**
 * Steps 1 to 7 of schedules.md 12, made for at least 2P − 1 microbatches; of those that the batch does not have, nothing is
 * written (step 8). "First" is the stage on the way down, "second" the one on the way back.
 */
function writeVee(row: RowWriter, p: number, processors: number, microbatches: number): void {
  const made = Math.max(microbatches, 2 * processors - 1);
  const first = lanesOf(row, p, microbatches);
  const second = lanesOf(row, 2 * processors - 1 - p, microbatches);
  repeat(2 * (processors - p) - 1, [first.F]);
  repeat(p, [second.F, first.F]);
  repeat(processors - p, [second.F, second.I, second.W]);
  repeat(made - first.F.done, [first.F, first.I, first.W, second.F, second.I, second.W]);
  repeat(made - second.F.done, [first.I, first.W, second.F, second.I, second.W]);
  repeat(p, [first.I, second.I]);
  repeat(processors - p, [first.I, first.W]);
  repeat(made - second.W.done, [second.W]);
  repeat(made - first.W.done, [first.W]);
}

function lanesOf(row: RowWriter, stage: number, microbatches: number) {
  return {
    F: new Lane(row, "forward", stage, microbatches),
    I: new Lane(row, "activationGradient", stage, microbatches),
    W: new Lane(row, "weightGradient", stage, microbatches),
  };
}

/** One kind of task of one stage, for microbatch 0, 1, 2 and so on. */
class Lane {
  /** How many were passed, those that the batch does not have included. */
  done = 0;

  constructor(
    private readonly row: RowWriter,
    private readonly kind: "forward" | "activationGradient" | "weightGradient",
    private readonly stage: number,
    private readonly microbatches: number,
  ) {}

  /** How many of the batch are to come. */
  get left(): number {
    return Math.max(0, this.microbatches - this.done);
  }

  next(): void {
    const m = this.done++;
    if (m >= this.microbatches) return;
    if (this.kind === "forward") this.row.forward(this.stage, m);
    else if (this.kind === "activationGradient") this.row.activationGradient(this.stage, m);
    else this.row.weightGradient(this.stage, m);
  }
}

/** So many times one task of each lane in turn; what no lane has in this batch is passed at once. */
function repeat(times: number, lanes: readonly Lane[]): void {
  let left = 0;
  for (const lane of lanes) left = Math.max(left, lane.left);
  const written = Math.min(times, left);
  for (let i = 0; i < written; i++) for (const lane of lanes) lane.next();
  for (const lane of lanes) lane.done += times - written;
}

/** schedules.md 1. */
function forms(workload: Workload, planned: FamilyPlan, placement: Placement): readonly ClosedForm[] {
  const { microbatches: M } = workload;
  const { processors: P } = placement;
  const few = M < 2 * P - 1 ? `The formula holds for M of at least 2P − 1 = ${2 * P - 1}.` : undefined;
  const times = equalStages(workload, planned.plan.tasks.graph, placement);
  const timed = closedFormsFor(times, ({ F, I, W }) =>
    [
      { metric: "makespan", formula: "(6M + P − 1)·tF", value: (6 * M + P - 1) * F } as const,
      { metric: "idleInsideSpan", formula: "0", value: new Array<number>(P).fill(0) } as const,
    ].map((form) =>
      onlyIf(
        F === I && I === W,
        "The formula is for F, I and W that take equally long.",
        withReason(form, few),
      ),
    ),
  );
  return [
    ...timed,
    withReason(
      peakForm(planned, P, "2P", () => 2 * P),
      few,
    ),
  ];
}
