import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { grouped, type NumberRange, parseNumber, plain, prefixed, prefixedBytes } from "./parseNumber";

const processors: NumberRange = { what: "The number of processors", min: 1, max: 65_534, whole: true };
const bandwidth: NumberRange = {
  what: "The bandwidth",
  min: 0,
  max: Number.POSITIVE_INFINITY,
  whole: false,
  aboveMin: true,
};

describe("a number field", () => {
  test.each([
    ["8", 8],
    [" 8 ", 8],
    ["1 024", 1024],
    ["1k", 1000],
    ["1e3", 1000],
    ["+4", 4],
  ])("reads %j as %d processors", (text, value) => {
    expect(parseNumber(text, processors)).toEqual({ value });
  });

  test.each([
    ["16G", 16e9],
    ["16.1G", 16.1e9],
    ["2.5e9", 2.5e9],
    [".5", 0.5],
    ["10µ", 1e-5],
  ])("reads %j as a bandwidth of %d", (text, value) => {
    expect(parseNumber(text, bandwidth)).toEqual({ value });
  });

  test.each([
    ["16 GiB", 16 * 1024 ** 3],
    ["16Gi", 16 * 1024 ** 3],
    ["512 kib", 512 * 1024],
    ["16e9", 16e9],
    ["16 GB", 16e9],
    ["16 000 000 B", 16e6],
    ["1.5 TiB", 1.5 * 1024 ** 4],
  ])("reads %j as %d bytes", (text, value) => {
    expect(parseNumber(text, { ...bandwidth, isBytes: true })).toEqual({ value });
  });

  test("refuses binary prefixes where no bytes are asked for", () => {
    expect(parseNumber("16Gi", bandwidth)).toEqual({
      problem: '"16Gi" is not a number; the bandwidth is a number above 0.',
    });
  });

  test.each([
    [16e9, "16G"],
    [16 * 1024 ** 3, "16Gi"],
    [1536 * 1024 ** 2, "1536Mi"],
    [123_456_789, "123456789"],
    [100, "100"],
  ])("shows %d bytes as %j, which it reads", (value, text) => {
    expect(prefixedBytes(value)).toBe(text);
    expect(parseNumber(text, { ...bandwidth, isBytes: true })).toEqual({ value });
  });

  test.each([
    ["", "Nothing is typed; the number of processors is a whole number from 1 to 65534."],
    ["abc", '"abc" is not a number; the number of processors is a whole number from 1 to 65534.'],
    ["NaN", '"NaN" is not a number; the number of processors is a whole number from 1 to 65534.'],
    ["1,000", '"1,000" is not a number; the number of processors is a whole number from 1 to 65534.'],
    ["2.5", "The number of processors is a whole number from 1 to 65534, not 2.5; the nearest is 3."],
    ["0", "The number of processors is a whole number from 1 to 65534, not 0; the nearest is 1."],
    ["-3", "The number of processors is a whole number from 1 to 65534, not -3; the nearest is 1."],
    ["1e99", "The number of processors is a whole number from 1 to 65534, not 1e99; the nearest is 65534."],
    [
      "1e999",
      "The number of processors is a whole number from 1 to 65534, not Infinity; the nearest is 65534.",
    ],
  ])("explains %j", (text, problem) => {
    expect(parseNumber(text, processors)).toEqual({ problem });
  });

  test("explains a bound that is open", () => {
    expect(parseNumber("0", bandwidth)).toEqual({ problem: "The bandwidth is a number above 0, not 0." });
  });

  test("reads back every number it shows", () => {
    const any: NumberRange = { what: "It", min: -1e308, max: 1e308, whole: false };
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e300, max: 1e300 }), (value) => {
        for (const show of [plain, grouped, prefixed])
          expect(parseNumber(show(value), any)).toEqual({ value: value === 0 ? 0 : value });
      }),
    );
  });

  test("shows large numbers so that they can be read", () => {
    expect(grouped(1_849_688_064)).toBe("1\u2009849\u2009688\u2009064");
    expect([1234, 12_345.5, -12_345].map(grouped)).toEqual(["1234", "12345.5", "-12\u2009345"]);
    expect([16e9, 1e-5, 1, 0, 250, 1.5e12, 123_456_789].map(prefixed)).toEqual([
      "16G",
      "10µ",
      "1",
      "0",
      "250",
      "1.5T",
      "123456789",
    ]);
  });

  test("never throws, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const parsed = parseNumber(text, processors);
        expect("value" in parsed ? Number.isInteger(parsed.value) : parsed.problem.endsWith(".")).toBe(true);
      }),
    );
  });
});
