import type { OptionValues } from "../../base/options";
import { type Refusal, refuse } from "../../base/refusal";
import type { Workload } from "../../model/workload";
import type { ClosedForm, FamilyPlan } from "../family";
import { placedStages } from "../partition/placedStages";
import { wavePlacement } from "../placement/placement";
import type { BuildingBlock } from "../vee/buildingBlock";
import { FIRST_GRADIENT, STEPS, stageOfStep } from "../vee/steps";
import { veeRows } from "../vee/veeRows";
import { onlyIf } from "./equalStages";
import { planBatches } from "./planBatches";
import type { RowWriter } from "./rowWriter";
import { peakForm } from "./uniformForms";

/** A schedule on a vee that repeats a building block. */
export interface VeeRule {
  block(processors: number): BuildingBlock;
  /** The most chunk activations on each processor, where the literature says so. */
  readonly peak?: { readonly formula: string; of(processors: number): number };
}

/** A plan on all processors, or on as many as two layers each suffice for; refuses a single layer. O(tasks). */
export function planVee(workload: Workload, options: OptionValues, rule: VeeRule): FamilyPlan | Refusal {
  const processors = Math.min(workload.processors, Math.floor(workload.layers / 2));
  if (processors === 0)
    return refuse("A vee has two stages on each processor and so needs 2 layers; this network has 1.");
  const block = rule.block(processors);
  const rows = veeRows(block, workload.microbatches);
  const planned = planBatches(workload, options, {
    starts: placedStages(workload, wavePlacement(processors, 2)),
    backward: block.gradientSlots === 2 ? "fused" : "split",
    processors,
    write: (row, p) => writeRow(row, rows[p], p, block, workload.microbatches),
  });
  return { ...planned, closedForms: peakForms(workload, planned, processors, rule) };
}

function writeRow(
  row: RowWriter,
  tasks: Int32Array,
  p: number,
  { processors, gradientSlots }: BuildingBlock,
  microbatches: number,
): void {
  for (const task of tasks) {
    const step = Math.floor(task / microbatches);
    const stage = stageOfStep(step, p, processors);
    const microbatch = task - step * microbatches;
    if (step < FIRST_GRADIENT) row.forward(stage, microbatch);
    else if (step >= STEPS) row.weightGradient(stage, microbatch);
    else if (gradientSlots === 2) row.backward(stage, microbatch);
    else row.activationGradient(stage, microbatch);
  }
}

function peakForms(
  workload: Workload,
  planned: FamilyPlan,
  processors: number,
  { peak }: VeeRule,
): readonly ClosedForm[] {
  if (peak === undefined) return [];
  const form = peakForm(planned, processors, peak.formula, () => peak.of(processors));
  return [onlyIf(workload.microbatches >= 2 * processors, "The formula is for M ≥ 2P.", form)];
}
