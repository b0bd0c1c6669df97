import { transferTicks } from "../../model/transferTicks";
import { durationOn, type Workload } from "../../model/workload";
import type { Op, OpGraph } from "../../tasks/op";
import type { ClosedForm } from "../family";
import type { Placement } from "../placement/placement";

/**
 * Ticks of one stage's work where all stages take equally long: tF, tI, tW and tB of schedules.md. B is the fused backward: I + W,
 * but for rounding where processors are not of speed 1, and less where the machine interleaves them.
 */
export interface StageTimes {
  readonly F: number;
  readonly I: number;
  readonly W: number;
  readonly B: number;
}

/**
 * The times that closed forms for one batch on all processors without transfers are made of, or the condition that fails, as a
 * sentence.
 */
export function equalStages(workload: Workload, graph: OpGraph, placement: Placement): StageTimes | string {
  if (workload.batches > 1) return "The formula is for one batch.";
  if (placement.processors < workload.processors) return "Not every processor is used.";
  if (equalTransfers(workload, graph, placement) !== 0) return "The formula leaves out transfers.";
  return stageTimes(workload, graph, placement);
}

/** The times of a stage where all stages take equally long and not all nothing; else which of the two fails, as a sentence. */
export function stageTimes(workload: Workload, graph: OpGraph, placement: Placement): StageTimes | string {
  const { forward, activationGradient, weightGradient, backward } = workload;
  let equal: StageTimes | undefined;
  for (let stage = 0; stage < placement.stages; stage++) {
    const op = graph.ops[stage];
    const F = costOf(forward, op);
    const I = costOf(activationGradient, op);
    const W = costOf(weightGradient, op);
    const B = backward === undefined ? I + W : costOf(backward, op);
    for (const row of placement.rowsOf(stage)) {
      const times = {
        F: durationOn(workload, F, row),
        I: durationOn(workload, I, row),
        W: durationOn(workload, W, row),
        B: durationOn(workload, B, row),
      };
      equal ??= times;
      const differ = times.F !== equal.F || times.I !== equal.I || times.W !== equal.W || times.B !== equal.B;
      if (differ) return "The formula is for stages that take equally long.";
    }
  }
  if (equal === undefined || equal.F + equal.B === 0) return "The formula is for stages that take time.";
  return equal;
}

function costOf(column: Float64Array, { firstLayer, lastLayer }: Op): number {
  let cost = 0;
  for (let l = firstLayer; l <= lastLayer; l++) cost += column[l];
  return cost;
}

/** Ticks of any tensor from one processor to another; 0 if none takes time, undefined if they take unequally long. */
export function equalTransfers(
  workload: Workload,
  graph: OpGraph,
  { rowsOf }: Placement,
): number | undefined {
  let ticks: number | undefined;
  for (const { from, to, bytes } of graph.edges) {
    const fromStage = graph.ops[from].stage;
    const toStage = graph.ops[to].stage;
    if (fromStage === toStage) continue;
    const sources = rowsOf(fromStage);
    const targets = rowsOf(toStage);
    for (let copy = 0; copy < sources.length; copy++) {
      if (sources[copy] === targets[copy]) continue;
      const carried = transferTicks(workload.transfer, bytes, sources[copy], targets[copy]);
      if (ticks !== undefined && ticks !== carried) return undefined;
      ticks = carried;
    }
  }
  return ticks ?? 0;
}

/** Closed forms for these times; where a condition fails, the same formulas without a value, with the reason. */
export function closedFormsFor(
  times: StageTimes | string,
  forms: (times: StageTimes) => readonly ClosedForm[],
): readonly ClosedForm[] {
  if (typeof times !== "string") return forms(times);
  const none = { F: Number.NaN, I: Number.NaN, W: Number.NaN, B: Number.NaN };
  return forms(none).map(({ metric, formula }) => ({ metric, formula, value: null, whyNot: times }));
}

/** A closed form that needs one more condition than equal stages. */
export function onlyIf(condition: boolean, whyNot: string, form: ClosedForm): ClosedForm {
  return condition ? form : { ...form, whyNot };
}
