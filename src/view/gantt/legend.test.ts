import { expect, test } from "vitest";
import { shortPercent } from "./legend";

test("shares are short, and a small one is not told as none", () => {
  expect([0, 0.04, 0.4, 9.94, 9.96, 31.7, 100].map(shortPercent)).toEqual([
    "0",
    "<0.1",
    "0.4",
    "9.9",
    "10",
    "32",
    "100",
  ]);
});
