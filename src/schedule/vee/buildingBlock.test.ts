import { describe, expect, test } from "vitest";
import {
  type BuildingBlock,
  oneForwardOneBackwardVBlock,
  PERIOD,
  vHalfBlock,
  vMinBlock,
} from "./buildingBlock";
import { SlotTable } from "./slotTable";

const blocks = { "V-Half": vHalfBlock, "V-Min": vMinBlock, "1F1B-V": oneForwardOneBackwardVBlock };

describe.each(Object.entries(blocks))("the block of %s", (_, blockOf) => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8, 12, 31, 60])(
    "fits into its period on every processor, P = %i",
    (processors) => {
      const block = blockOf(processors);
      for (let p = 0; p < processors; p++) {
        const taken = slotsOf(block, p).map((slot) => slot % PERIOD);
        expect(new Set(taken).size).toBe(taken.length);
      }
    },
  );

  test.each([1, 2, 3, 4, 5, 6, 7, 8, 12, 31, 60])(
    "starts no step before the one it needs has ended, P = %i",
    (processors) => {
      const { offset, gradientSlots } = blockOf(processors);
      const path = [0, 1, 2, 3].flatMap((step) => {
        const down = Array.from({ length: processors }, (_, p) => p);
        return (step % 2 === 0 ? down : down.reverse()).map((p) => ({ at: offset[4 * p + step], step }));
      });
      for (let i = 1; i < path.length; i++)
        expect(path[i].at).toBeGreaterThanOrEqual(
          path[i - 1].at + (path[i - 1].step < 2 ? 1 : gradientSlots),
        );
    },
  );
});

test("the blocks of the paper on three and four processors", () => {
  expect([...vMinBlock(3).offset]).toEqual([0, 5, 8, 13, 1, 4, 9, 12, 2, 3, 10, 11]);
  expect([...vHalfBlock(4).offset.subarray(0, 4)]).toEqual([0, 10, 14, 25]);
  expect([...vHalfBlock(4).offset.subarray(12)]).toEqual([6, 7, 20, 22]);
});

test("a fused backward never straddles two others", () => {
  expect([...oneForwardOneBackwardVBlock(2).offset]).toEqual([0, 3, 4, 13, 1, 2, 9, 11]);
});

test("repeats with weight gradients in the first free slots: V-Min on processor 0 of 2", () => {
  const names = ["0F", "3F", "3I", "0I", "3W", "0W"];
  const table = new SlotTable(vMinBlock(2), 2);
  const row = Array.from(table.rows()[0], (task) => names[task >> 1] + (task & 1));
  expect(row.join(" ")).toBe("0F0 3F0 3I0 3W0 0F1 0I0 0W0 3F1 3I1 3W1 0I1 0W1");
});

function slotsOf({ offset, gradientSlots }: BuildingBlock, p: number): number[] {
  const [f, g, b, c] = offset.subarray(4 * p, 4 * p + 4);
  return gradientSlots === 1 ? [f, g, b, c] : [f, g, b, b + 1, c, c + 1];
}
