import { describe, expect, test } from "vitest";
import { groupSize } from "./groupSize";

describe("without a group option", () => {
  test.each([
    [4, 8, 4],
    [4, 10, 5], // two rounds
    [4, 3, 3], // one round of all
    [4, 4, 4],
    [1, 6, 1],
  ])("P = %i, M = %i makes groups of %i", (processors, microbatches, group) => {
    expect(groupSize(processors, microbatches, {})).toBe(group);
  });

  test("takes the smallest that Megatron takes where rounds do not divide the microbatches", () => {
    expect(groupSize(4, 9, {})).toBe(5); // 5 and 4; two rounds would be 4.5
    expect(groupSize(2, 7, {})).toBe(4); // 4 and 3; 2 and 3 leave one
    expect(groupSize(6, 13, {})).toBe(7);
    expect(groupSize(8, 31, {})).toBe(11); // 11, 11, 9; 8, 9 and 10 leave 7, 4 and 1
  });
});

describe("a given group", () => {
  test.each([
    [4, 8, 4],
    [4, 9, 5],
    [4, 8, 8],
    [4, 3, 3],
  ])("on P = %i, M = %i may be %i", (processors, microbatches, group) => {
    expect(groupSize(processors, microbatches, { group })).toBe(group);
  });

  test.each([
    [
      4,
      9,
      4,
      "A group has from 4 (the processors in use) to 9 (all) microbatches, and the last group may not have fewer than 4; groups of 4 leave 1; the nearest that works is 5.",
    ],
    [
      4,
      8,
      2,
      "A group has from 4 (the processors in use) to 8 (all) microbatches; 2 is outside; the nearest that works is 4.",
    ],
    [
      4,
      8,
      50,
      "A group has from 4 (the processors in use) to 8 (all) microbatches; 50 is outside; the nearest that works is 8.",
    ],
    [
      4,
      3,
      4,
      "With fewer microbatches (3) than processors in use (4), a group is all of them; it is 3, not 4.",
    ],
  ])("on P = %i, M = %i may not be %i", (processors, microbatches, group, reason) => {
    expect(groupSize(processors, microbatches, { group })).toEqual({
      kind: "refused",
      reason,
      field: "group",
    });
  });
});
