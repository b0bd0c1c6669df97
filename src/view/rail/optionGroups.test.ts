import { expect, test } from "vitest";
import type { OptionSpec } from "../../base/options";
import { optionGroups } from "./optionGroups";

const specs = (...ids: string[]): OptionSpec[] =>
  ids.map((id) => ({ id, name: id, help: "Helps.", kind: "switch", default: false }));
const told = (...ids: string[]) =>
  optionGroups(specs(...ids)).map(
    ({ name, specs: each }) => `${name}: ${each.map(({ id }) => id).join(" ")}`,
  );

test("few options are one group", () => {
  expect(told("chunks", "barrier")).toEqual(["Options: chunks barrier"]);
});

test("many options are sorted by what they are about, none is lost", () => {
  expect(told("barrier", "chunks", "activationLimit", "pieces", "recompute")).toEqual([
    "Order: chunks pieces",
    "Time: barrier recompute",
    "Memory: activationLimit",
  ]);
});
