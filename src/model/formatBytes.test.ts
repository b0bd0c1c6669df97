import { expect, test } from "vitest";
import { formatBytes } from "./formatBytes";

test("bytes are told with decimal prefixes and three digits", () => {
  expect([0, 1, 999, 1000, 12_845_056, 3.2e12].map(formatBytes)).toEqual([
    "0 B",
    "1 B",
    "999 B",
    "1 kB",
    "12.8 MB",
    "3.2 TB",
  ]);
});
