import { expect, test } from "vitest";
import { problemKey } from "./problemKey";

test("one cell that stands three times makes two problems of one sentence, told apart by their places", () => {
  const message = "The F of microbatch 0 on stage 0 stands twice, on P0.";
  const first = { row: 0, cell: 0 };
  const keys = [1, 2].map((cell) => problemKey({ rule: "twice", message, cells: [first, { row: 0, cell }] }));
  expect(keys[0]).not.toBe(keys[1]);
});
