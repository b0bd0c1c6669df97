import { durationOn, type Workload } from "../../model/workload";
import type { OpGraph } from "../../tasks/op";
import type { ClosedForm } from "../family";
import type { Placement } from "../placement/placement";
import { transfersCost } from "./flushing";

/** Ticks of one stage's work where all stages take equally long: tF, tI, tW and tB = tI + tW of schedules.md. */
export interface StageTimes {
  readonly F: number;
  readonly I: number;
  readonly W: number;
  readonly B: number;
}

/** The times that closed forms are made of, or the condition that fails, as a sentence. */
export function equalStages(
  workload: Workload,
  graph: OpGraph,
  { stages, processors, rowsOf }: Placement,
): StageTimes | string {
  if (workload.batches > 1) return "The formula is for one batch.";
  if (processors < workload.processors) return "Not every processor is used.";
  if (transfersCost(workload, graph)) return "The formula leaves out transfers.";
  const times = { F: 0, I: 0, W: 0 };
  const column = { F: workload.forward, I: workload.activationGradient, W: workload.weightGradient };
  for (const kind of ["F", "I", "W"] as const) {
    for (let stage = 0; stage < stages; stage++) {
      const { firstLayer, lastLayer } = graph.ops[stage];
      let cost = 0;
      for (let l = firstLayer; l <= lastLayer; l++) cost += column[kind][l];
      for (const row of rowsOf(stage)) {
        const ticks = durationOn(workload, cost, row);
        if (stage === 0 && row === rowsOf(0)[0]) times[kind] = ticks;
        else if (ticks !== times[kind]) return "The formula is for stages that take equally long.";
      }
    }
  }
  return { ...times, B: times.I + times.W };
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
