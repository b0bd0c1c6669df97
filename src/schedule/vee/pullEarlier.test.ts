import { describe, expect, test } from "vitest";
import { type BuildingBlock, oneForwardOneBackwardVBlock, vHalfBlock, vMinBlock } from "./buildingBlock";
import { pullEarlier } from "./pullEarlier";
import { SlotTable } from "./slotTable";

const blocks = { "V-Half": vHalfBlock, "V-Min": vMinBlock, "1F1B-V": oneForwardOneBackwardVBlock };

describe.each(Object.entries(blocks))("tasks of %s", (_, blockOf) => {
  const sizes = [1, 2, 3, 4, 5, 6, 9].flatMap((p) => [1, 2, p, 2 * p + 1].map((m) => [p, m] as const));

  test.each(sizes)("move as they do slot by slot, P = %i, M = %i", (processors, microbatches) => {
    const block = blockOf(processors);
    const table = new SlotTable(block, microbatches);
    const most = table.peak();
    const expected = slowly(table, block, most);
    pullEarlier(table, most);
    expect(table.rows().map((row) => [...row])).toEqual(expected);
    expect(table.peak()).toBe(most);
  });

  test("without room only gradients move", () => {
    const table = new SlotTable(blockOf(4), 5);
    const forwards = () => table.slot.filter((_slot, task) => task % (6 * 5) < 2 * 5);
    const before = forwards();
    pullEarlier(table, 0);
    expect(forwards()).toEqual(before);
  });
});

/** The same rule with a list of tasks for each processor, searched anew for every task. */
function slowly(
  { slot: begin, microbatches }: SlotTable,
  { processors, gradientSlots }: BuildingBlock,
  most: number,
) {
  const at = new Map<string, { slot: number; width: number }>();
  const widthOf = (step: number) => (step === 2 || step === 3 ? gradientSlots : 1);
  const tasks = Array.from({ length: processors }, () => new Map<number, number>());
  const perRow = 6 * microbatches;
  begin.forEach((slot, i) => {
    if (slot >= 0) tasks[Math.floor(i / perRow)].set(i % perRow, slot);
  });
  const slots = Math.max(...begin) + 1;
  const covers = (p: number, slot: number, but: number) =>
    [...tasks[p]].some(([task, from]) => {
      const width = widthOf(Math.floor(task / microbatches));
      return task !== but && slot >= from && slot < from + width;
    });
  const held = (p: number, slot: number) => {
    let count = 0;
    for (const [task, from] of tasks[p]) {
      const step = Math.floor(task / microbatches);
      if (step < 2 && from <= slot) count++;
      if (step >= (gradientSlots === 2 ? 2 : 4) && from + widthOf(step) <= slot) count--;
    }
    return count;
  };
  const inputEnd = (step: number, p: number, m: number) => {
    if (step >= 4) return ends(step - 2, p, m);
    const before = step % 2 === 0 ? p - 1 : p + 1;
    if (before >= 0 && before < processors) return ends(step, before, m);
    return step === 0 ? 0 : ends(step - 1, p, m);
  };
  const ends = (step: number, p: number, m: number) => {
    const found = at.get(`${step} ${p} ${m}`);
    return found === undefined ? 0 : found.slot + found.width;
  };
  for (let slot = 0; slot < slots; slot++)
    for (let p = 0; p < processors; p++) {
      const found = [...tasks[p]].find(([task, from]) => {
        const step = Math.floor(task / microbatches);
        return from === slot && !at.has(`${step} ${p} ${task % microbatches}`);
      });
      if (found === undefined) continue;
      const [task] = found;
      const step = Math.floor(task / microbatches);
      const m = task % microbatches;
      const width = widthOf(step);
      let to = Math.max(inputEnd(step, p, m), m > 0 ? ends(step, p, m - 1) : 0);
      const fits = (from: number) => {
        for (let s = from; s < from + width; s++) if (covers(p, s, task)) return false;
        if (step < 2) for (let s = from; s < slot; s++) if (held(p, s) >= most) return false;
        return true;
      };
      while (to < slot && !fits(to)) to++;
      tasks[p].set(task, to);
      at.set(`${step} ${p} ${m}`, { slot: to, width });
    }
  return tasks.map((ofRow) => [...ofRow].sort((a, b) => a[1] - b[1]).map(([task]) => task));
}
