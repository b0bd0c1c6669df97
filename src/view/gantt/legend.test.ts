import { expect, test } from "vitest";
import { sharesInWords, shortPercent } from "./legend";

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

test("shares stand chart by chart, and those of many charts are a range", () => {
  expect(sharesInWords([12.2, undefined, 0.4])).toBe("12 · – · 0.4 %");
  expect(sharesInWords([12.2, undefined, 0.4, 7, 31])).toBe("0.4 to 31 %");
});
