import { isRefusal, type Refusal, refuse } from "../../base/refusal";
import type { Family } from "../family";
import { placedStages, processorsFor } from "../partition/placedStages";
import { loopPlacement } from "../placement/placement";
import { chunksOption, groupOption } from "./chunks";
import { barrierOption } from "./flushing";
import { type GroupedTable, groupedTable } from "./groupedTable";
import { planBatches } from "./planBatches";
import type { RowWriter } from "./rowWriter";

/** Interleaved 1F1B rebuilt from groups of fewer microbatches than processors, for memory (schedules.md 18). */
export const groupedInterleaved: Family = {
  id: "grouped-interleaved-1f1b",
  name: "Grouped interleaved 1F1B",
  group: "interleaved",
  citation: {
    short: "Wan et al. 2025",
    url: "https://arxiv.org/abs/2503.01328",
    where: "ICML 2025 (PipeOffload); its interleaving, without offloading",
  },
  summary:
    "Interleaved 1F1B without needless warm-up, in which groups of g microbatches take one chunk after the other. It keeps " +
    "fewer activations than interleaved 1F1B, and the fewer the nearer g is to half the processors. A smaller group pays with " +
    "a larger bubble, because its next chunk waits for the tour through all processors.",
  reconstruction:
    "The paper describes the schedule by its repeated block; the rule that lays the block out is ours. At equal forwards, " +
    "activation gradients and weight gradients it meets the bubble and the peak memory that the authors' code has on 4 " +
    "processors with 2 chunks, for groups of 4, 2 and 1. A weight gradient directly follows its activation gradient.",
  weightUpdate: { kind: "flush" },
  granularity: "layer",
  options: [
    chunksOption(2),
    groupOption(
      "Microbatches that take a chunk together, from 1 to the processors in use; without it as many as processors.",
    ),
    barrierOption,
  ],
  plan(workload, options) {
    const chunks = Number(options.chunks);
    const processors = processorsFor(workload, chunks);
    if (isRefusal(processors)) return processors;
    const group = groupOf(options.group, processors);
    if (isRefusal(group)) return group;
    const table = groupedTable(workload.microbatches, chunks, { processors, group });
    return planBatches(workload, options, {
      starts: placedStages(workload, loopPlacement(processors, chunks)),
      backward: "split",
      processors,
      write: (row, p) => writeRow(row, table, { p, processors, chunks }),
    });
  },
};

function groupOf(given: unknown, processors: number): number | Refusal {
  if (typeof given !== "number") return processors;
  if (given <= processors) return given;
  return refuse(
    `A group has from 1 to ${processors} (the processors in use) microbatches; ${given} is outside, the nearest that works is ${processors}.`,
    "group",
  );
}

/**
 * Forwards and backwards take turns, a forward's slots being 2·turn + p. The backward of group 0's last chunk follows its forward on
 * the last processor; backwards go on from there in the same turns, chunks and processors reversed.
 */
function writeRow(
  row: RowWriter,
  { length, microbatch, chunk, turn, span }: GroupedTable,
  { p, processors, chunks }: { p: number; processors: number; chunks: number },
): void {
  const ahead = 2 * (processors + span - p) - 1;
  let next = 0;
  for (let i = 0; i < length; i++) {
    for (; next < length && 2 * turn[next] < 2 * turn[i] + ahead; next++)
      row.forward(chunk[next] * processors + p, microbatch[next]);
    const stage = (chunks - 1 - chunk[i]) * processors + p;
    row.activationGradient(stage, microbatch[i]);
    row.weightGradient(stage, microbatch[i]);
  }
}
