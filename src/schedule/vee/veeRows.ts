import type { BuildingBlock } from "./buildingBlock";
import { fillWeights } from "./fillWeights";
import { pullEarlier } from "./pullEarlier";
import { SlotTable } from "./slotTable";

/**
 * Rows of a vee made of a building block (schedules.md 12): the block repeated, its warm-up and cool-down moved to the earliest free
 * slots that do not raise the peak. Weight gradients that stand apart are then taken out and run wherever a processor would wait,
 * once as it is and once with the gradients moved into the slots that they left; the shorter is kept. Rows hold
 * step · microbatches + microbatch.
 */
export function veeRows(block: BuildingBlock, microbatches: number): readonly Int32Array[] {
  const table = new SlotTable(block, microbatches);
  const most = table.peak();
  pullEarlier(table, most);
  if (block.gradientSlots === 2) return table.rows();
  table.dropWeights();
  const asPulled = fillWeights(table, most);
  pullEarlier(table, 0);
  const packed = fillWeights(table, most);
  return packed.slots < asPulled.slots ? packed.rows : asPulled.rows;
}
