import { expect, test } from "vitest";
import { isRefusal } from "../base/refusal";
import { formats } from "../model/formats";
import { networks } from "../model/presets";
import { writeProblem } from "../model/problemFile";
import { defaultProblem } from "./defaultDocument";
import { openText } from "./openText";

const problem = defaultProblem(networks.get("lenet5"));

test("a problem's file opens as the whole problem", () => {
  expect(openText("mine.json", writeProblem(problem))).toEqual({ kind: "problem", problem });
});

test("every format that is written opens as a network", () => {
  for (const format of formats.all) {
    const text = format.write?.(problem.network);
    if (text === undefined) continue;
    const opened = openText(`lenet${format.extensions[0]}`, text);
    expect(opened).toMatchObject({ kind: "network" });
  }
});

test.each([
  ["a.json", "{"],
  ["a.json", '{"kind":"problem","problem":{}}'],
  ["a.csv", "name,macs\nx,-1\n"],
  ["photo.png", "\u0089PNG"],
  ["empty.txt", ""],
])("%s with %j is refused with a sentence", (name, text) => {
  const opened = openText(name, text);
  expect(isRefusal(opened) && opened.reason).toMatch(/\.$/);
});
