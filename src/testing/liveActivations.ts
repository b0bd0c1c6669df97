import type { Schedule } from "../schedule/schedule";

/** The most stage-microbatches that each processor keeps at once, from its forwards' starts to its weight gradients' ends. */
export function mostLive({ plan }: Schedule): number[] {
  const { graph, microbatches } = plan.tasks;
  return plan.order.map((row) => {
    let live = 0;
    let most = 0;
    for (const task of row) {
      const { kind } = graph.ops[Math.floor(task / microbatches)];
      if (kind === "forward") live++;
      if (kind === "weightGradient" || kind === "backward") live--;
      most = Math.max(most, live);
    }
    return most;
  });
}

/** Ticks from a processor's first start to its last end, of the processor where that is longest. */
export function longestSpan({ columns: { rowOffset, start, end } }: Schedule): number {
  let longest = 0;
  for (let p = 0; p + 1 < rowOffset.length; p++)
    if (rowOffset[p + 1] > rowOffset[p])
      longest = Math.max(longest, end[rowOffset[p + 1] - 1] - start[rowOffset[p]]);
  return longest;
}
