import { expect, test } from "vitest";
import { checkOptions, defaultOptions } from "../../base/options";
import { isRefusal } from "../../base/refusal";
import { energyOf } from "./energy";
import { chosenEnergy, energyOptions } from "./energyOptions";

test("without options energies are those published for 45 nm", () => {
  const energy = chosenEnergy(defaultOptions(energyOptions));
  expect(energy).toMatchObject({
    ...{ unit: "pJ", mac: 4.6, addition: 0.9, register: 0, neighbour: 0, sram: 5, dram: 640 },
    changed: [],
  });
  expect(energy.source).toContain("ISSCC 2014");
});

test("single constants replace those of the chosen table, and are told apart", () => {
  const energy = chosenEnergy({ energy: "eyeriss", energyMac: 1, energySram: 4, energyDram: 0 });
  expect(energy).toMatchObject({ unit: "MAC", mac: 1, register: 1, neighbour: 2, sram: 4, dram: 0 });
  expect(energy.changed).toEqual(["sram", "dram"]);
  expect(energy.published).toMatchObject({ sram: 6, dram: 200 });
});

test("what a source does not give is said to be assumed", () => {
  expect(chosenEnergy({}).assumed).toEqual(["register", "neighbour"]);
  expect(chosenEnergy({ energy: "eyeriss" }).assumed).toEqual(["addition"]);
});

test("additions beside the array have their own energy", () => {
  expect(energyOf({ macs: 10, additions: 100, sramWords: 1, dramWords: 1 }, chosenEnergy({}))).toBe(
    46 + 90 + 5 + 640,
  );
});

test("a table that is none and an energy below nothing are refused with what works", () => {
  const reason = (options: Readonly<Record<string, string | number>>) => {
    const checked = checkOptions(energyOptions, options);
    return isRefusal(checked) ? [checked.field, checked.reason] : undefined;
  };
  expect(reason({ energy: "7nm" })).toEqual(["energy", "Energy is one of horowitz, eyeriss, not 7nm."]);
  expect(reason({ energySram: -1 })).toEqual([
    "energySram",
    "SRAM word goes from 0 to 1000000; -1 is outside, the nearest is 0.",
  ]);
});
