import type { OptionValues } from "../../base/options";
import { isRefusal, type Refusal, refuse } from "../../base/refusal";
import type { Workload } from "../../model/workload";
import type { Family } from "../family";
import { placedStages } from "../partition/placedStages";
import { wavePlacement } from "../placement/placement";
import { waveRows } from "../wave/waveRows";
import { barrierOption } from "./flushing";
import { nearestMultiples } from "./nearestMultiples";
import { planBatches } from "./planBatches";
import type { RowWriter } from "./rowWriter";

/** More waves than anyone trains with; each needs two layers on every processor. */
const MOST_WAVES = 512;

/** Waves of stages down and up the processors (schedules.md 14). */
export const hanayo: Family = {
  id: "hanayo",
  name: "Hanayo",
  group: "interleaved",
  citation: { short: "Liu et al. 2023", url: "https://arxiv.org/abs/2308.15762", where: "SC 2023" },
  summary:
    "A microbatch sweeps down and up the processors in W waves, through 2W small stages on each, and its backward retraces the way. " +
    "The bubble shrinks about as 1/W as with interleaving, while turns stay on one processor and no weights are copied. Each wave " +
    "costs transfers over every boundary twice each way.",
  reconstruction:
    "The paper draws its schedules and no program of its authors was at hand, so the order is a model: list scheduling in equal " +
    "slots of one stage, backwards before forwards, deeper stages first, at most P microbatches under way. Real costs then stretch it.",
  weightUpdate: { kind: "flush" },
  granularity: "layer",
  options: [
    {
      id: "waves",
      name: "Waves",
      help: "How often a microbatch runs down and up the processors; 1 if neither waves nor chunks are given.",
      kind: "integer",
      min: 1,
      max: MOST_WAVES,
    },
    {
      id: "chunks",
      name: "Chunks per processor",
      help: "How many stages each processor holds: two in every wave.",
      kind: "integer",
      min: 2,
      max: 2 * MOST_WAVES,
    },
    barrierOption,
  ],
  plan(workload, options) {
    const waves = wavesOf(options);
    if (isRefusal(waves)) return waves;
    const processors = Math.min(workload.processors, Math.floor(workload.layers / (2 * waves)));
    if (processors === 0) return tooFewLayers(workload, waves);
    const placement = wavePlacement(processors, 2 * waves);
    const rows = waveRows(placement, workload.microbatches, processors);
    return planBatches(workload, options, {
      starts: placedStages(workload, placement),
      backward: "fused",
      processors,
      write: (writer, p) => writeRow(writer, rows[p], placement.stages, workload.microbatches),
    });
  },
};

function wavesOf({ waves, chunks }: OptionValues): number | Refusal {
  if (typeof chunks !== "number") return typeof waves === "number" ? waves : 1;
  if (chunks % 2 !== 0)
    return refuse(`A wave has two chunks on each processor; ${nearestMultiples(chunks, 2)}.`, "chunks");
  if (typeof waves === "number" && chunks !== 2 * waves)
    return refuse(
      `Hanayo with ${inWaves(waves)} has ${2 * waves} chunks on each processor, not ${chunks}; give one of the two, or ${2 * waves} chunks.`,
      "chunks",
    );
  return chunks / 2;
}

function tooFewLayers({ layers }: Workload, waves: number): Refusal {
  const most = Math.floor(layers / 2);
  const need = `Hanayo with ${inWaves(waves)} needs ${2 * waves} layers for each processor`;
  return refuse(
    `${need}; this network has ${layers}, ${most === 0 ? "too few for any" : `enough for ${inWaves(most)}`}.`,
    "waves",
  );
}

function inWaves(waves: number): string {
  return waves === 1 ? "one wave" : `${waves} waves`;
}

/** Links of a microbatch's way: forwards by stage, then backwards from the last stage on. */
function writeRow(row: RowWriter, tasks: Int32Array, stages: number, microbatches: number): void {
  for (const task of tasks) {
    const link = Math.floor(task / microbatches);
    const microbatch = task - link * microbatches;
    if (link < stages) row.forward(link, microbatch);
    else row.backward(2 * stages - 1 - link, microbatch);
  }
}
