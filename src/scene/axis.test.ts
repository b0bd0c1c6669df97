import { describe, expect, test } from "vitest";
import { timeAxis } from "./axis";
import { formatNumber, formatTime, scaleUnit } from "./timeUnit";

const cycles = { ticksPerUnit: 1, unit: "cycles" };

describe("the time axis", () => {
  test("puts ticks at round numbers", () => {
    const axis = timeAxis({ from: 0, to: 100 }, 500, cycles);
    expect(axis.ticks.map((t) => t.label)).toEqual(["0", "20", "40", "60", "80", "100"]);
    expect(axis.unit).toBe("cycles");
  });

  test("speaks the user's unit where ticks are finer", () => {
    const axis = timeAxis({ from: 0, to: 9 }, 400, { ticksPerUnit: 3, unit: "units" });
    expect(axis.ticks.map((t) => [t.at, t.label])).toEqual([
      [0, "0"],
      [3, "1"],
      [6, "2"],
      [9, "3"],
    ]);
  });

  test("shortens large counts by a prefix", () => {
    const axis = timeAxis({ from: 0, to: 2e9 }, 400, { ticksPerUnit: 1, unit: "MACs" });
    expect(axis.unit).toBe("GMACs");
    expect(axis.ticks.map((t) => t.label)).toEqual(["0.0", "0.5", "1.0", "1.5", "2.0"]);
  });

  test("keeps decimals that differ when zoomed far in", () => {
    const axis = timeAxis({ from: 1_000_000, to: 1_000_010 }, 500, cycles);
    expect(new Set(axis.ticks.map((t) => t.label)).size).toBe(axis.ticks.length);
  });

  test("ends at the extent", () => {
    const axis = timeAxis({ from: 0, to: 100 }, 500, cycles, { extentTicks: 50 });
    expect(axis.ticks.at(-1)?.at).toBe(40);
    expect(axis.minor.at(-1)).toBe(50);
  });
});

describe("times in words", () => {
  test("clock units change into one another", () => {
    expect(formatTime(2500, { ticksPerUnit: 1, unit: "ms" })).toBe("2.5 s");
    expect(formatTime(0.5, { ticksPerUnit: 1, unit: "us" })).toBe("500 ns");
    expect(formatTime(12, { ticksPerUnit: 1000, unit: "ms" })).toBe("12 µs");
    expect(formatTime(0, { ticksPerUnit: 1, unit: "ms" })).toBe("0 ms");
  });

  test("counts take a prefix from ten thousand on", () => {
    expect(formatTime(9999, cycles)).toBe("9999 cycles");
    expect(formatTime(15_470_264_320, { ticksPerUnit: 1, unit: "MACs" })).toBe("15.47 GMACs");
    expect(formatTime(123_400, cycles)).toBe("123.4 k cycles");
  });

  test("numbers are short and grouped", () => {
    expect(formatNumber(1234567)).toBe("1\u2009234\u2009567");
    expect(formatNumber(-0.125)).toBe("−0.125");
    expect(formatNumber(3.7001)).toBe("3.7");
    expect(formatNumber(1 / 3)).toBe("0.3333");
  });

  test("a unit changes its prefix at the border, not before", () => {
    expect(scaleUnit(cycles, 999).unit).toBe("cycles");
    expect(scaleUnit(cycles, 1000).unit).toBe("k cycles");
  });
});
