import { expect, test } from "vitest";
import { drawnResult } from "../../testing/drawnResult";
import { position, stallIndex } from "../../testing/ids";
import { brightChain } from "./brightChain";

/** P0 runs positions 0 and 1, P1 2 and 3, P2 4 and 5. */
const result = drawnResult(["0F0 0F1", ".:1 1F0:2 1F1", ".:3 2F0 2F1"]);

test("a task's chain goes back over other processors to the first task, through all that kept its own busy", () => {
  expect(brightChain(result, { position: position(5), stall: -1 })).toEqual(Int32Array.of(0, 1, 2, 3, 4, 6));
});

test("what waits for the task stays bright, too", () => {
  expect(brightChain(result, { position: position(3), stall: -1 })).toEqual(Int32Array.of(0, 1, 2, 4, 5, 6));
});

test("a stall's chain is that of the task it delays", () => {
  const stall = stallIndex(result.stalls.next.indexOf(4));
  expect(brightChain(result, { position: -1, stall })).toEqual(Int32Array.of(0, 1, 2, 3, 4, 5));
});

test("nothing looked at leaves all bright", () => {
  expect(brightChain(result, { position: -1, stall: -1 })).toBeUndefined();
});
