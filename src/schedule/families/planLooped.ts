import type { OptionValues } from "../../base/options";
import { isRefusal, type Refusal } from "../../base/refusal";
import type { Workload } from "../../model/workload";
import type { StageBackward } from "../../tasks/buildStageGraph";
import type { FamilyPlan } from "../family";
import { placedStages, processorsFor } from "../partition/placedStages";
import { loopPlacement } from "../placement/placement";
import { groupNote, groupSize } from "./groupSize";
import { type LoopRow, type LoopTable, loopTable } from "./loopTable";
import { planBatches } from "./planBatches";
import type { RowWriter } from "./rowWriter";
import { peakForm, type UniformRule, uniformForms } from "./uniformForms";

/** How large a looped pipeline is: P processors in use with v chunks each, M microbatches in groups of N. */
export interface LoopSize {
  readonly P: number;
  readonly v: number;
  readonly M: number;
  readonly N: number;
}

/** What a family that takes microbatches by Megatron's table adds to it. */
export interface LoopedRule {
  readonly backward: StageBackward;
  /** Writes one processor's batch. */
  write(row: RowWriter, table: LoopTable, at: LoopRow): void;
  /** Makespan and bubble of equal stages. */
  uniform(size: LoopSize): UniformRule;
  /** Stage-microbatches that processor p keeps at most, as a formula and its value. */
  readonly peak: { readonly formula: string; of(size: LoopSize, p: number): number };
}

/** A plan of several stages on each processor, microbatches going through them group by group (schedules.md 9 and 11). */
export function planLooped(
  workload: Workload,
  options: OptionValues,
  rule: LoopedRule,
): FamilyPlan | Refusal {
  const v = Number(options.chunks);
  const M = workload.microbatches;
  const P = processorsFor(workload, v);
  if (isRefusal(P)) return P;
  const N = groupSize(P, M, options);
  if (isRefusal(N)) return N;
  const size = { P, v, M, N };
  const placement = loopPlacement(P, v);
  const table = loopTable(M, v, N);
  const planned = planBatches(workload, options, {
    starts: placedStages(workload, placement),
    backward: rule.backward,
    processors: P,
    write: (row, p) => rule.write(row, table, { p, processors: P, chunks: v, group: N }),
  });
  const closedForms = [
    ...uniformForms(workload, planned.plan.tasks.graph, placement, rule.uniform(size)),
    peakForm(planned, P, rule.peak.formula, (p) => rule.peak.of(size, p)),
  ];
  return { ...planned, closedForms, notes: [...(planned.notes ?? []), ...groupNote(N, P, options)] };
}
