import { expect, test } from "vitest";
import { cellLook } from "./cellLook";

test.each([
  ["2F5", ["forward"], ["5"], "forward of stage 2, microbatch 5"],
  ["2B5", ["backward"], ["5"], "backward of stage 2, microbatch 5"],
  ["2I0#1:2/3", ["activationGradient"], ["0"], "part 1 of the activation gradient of stage 2, microbatch 0"],
  ["2F0.1", ["forward"], ["0.1"], "forward of stage 2, microbatch 0, piece 1"],
  [
    "(0F4;7B1)OVERLAP_F_B",
    ["forward", "backward"],
    ["4", "1"],
    "forward of stage 0, microbatch 4, overlapped with backward of stage 7, microbatch 1",
  ],
  ["U", [], ["U"], "the update of the weights"],
  ["", [], [""], "an idle slot"],
  ["1RECV_F3", [], ["‹"], "receives activations of stage 1, microbatch 3"],
  ["0SEND_B3", [], ["›"], "sends gradients of stage 0, microbatch 3"],
])("%s", (text, kinds, labels, words) => {
  expect(cellLook(text, false)).toMatchObject({ kinds, labels, words, isKnown: true });
});

test("in older files B is half a backward", () => {
  expect(cellLook("2B5", true).kinds).toEqual(["activationGradient"]);
  expect(cellLook("2BW5", true).kinds).toEqual(["backward"]);
});

test("what says nothing known is told as such", () => {
  for (const text of ["2G5", "(2F5;", "(2F5;oops)"])
    expect(cellLook(text, false)).toMatchObject({ kinds: [], isKnown: false });
});
