import { cleanup, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { isRefusal } from "../../base/refusal";
import { arrayProblem } from "../../model/costs/arrayProblem";
import { shapedLayer } from "../../model/shapedLayer";
import { defaultDocument } from "../../state/defaultDocument";
import { ArrayTasks } from "./ArrayTasks";
import { arrayTable } from "./arrayTable";

beforeEach(() =>
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe() {}
      disconnect() {}
    },
  ),
);
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** Like VGG: 3 × 3 convolutions of 64 channels, one after another. */
function longChain(layers: number) {
  const shape = {
    kind: "convolution",
    inChannels: 64,
    outChannels: 64,
    kernel: [3, 3],
    stride: [1, 1],
    padding: [1, 1],
    groups: 1,
    input: [14, 14],
    bias: true,
  } as const;
  const { problem } = defaultDocument();
  const found = arrayProblem({
    ...problem,
    network: {
      ...problem.network,
      layers: Array.from({ length: layers }, (_, index) => shapedLayer(`conv${index}`, shape)),
    },
    cost: { id: "systolic", options: {} },
  });
  if (isRefusal(found)) throw new Error(found.reason);
  return found;
}

function rowsOf(layers: number): number {
  const problem = longChain(layers);
  render(<ArrayTasks table={arrayTable(problem)} energy={problem.energy} above={null} onWalk={() => {}} />);
  return within(screen.getByRole("region", { name: "Tasks on the array" })).getAllByRole("row").length;
}

test("of a thousand layers only those in view have rows, and a few to spare", () => {
  expect(rowsOf(1000)).toBeLessThan(40);
});

test("of few layers all have rows: three each, but for the first, with heads and the sum", () => {
  expect(rowsOf(40)).toBe(40 * 3 - 1 + 2);
});
