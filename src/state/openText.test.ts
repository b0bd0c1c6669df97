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
  ["actions", '{"family":"1f1b","ranks":[["0F0","0B0"]]}'],
  ["bare lists", ' [["0F0","0B0"],["1F0","1B0"]]'],
  ["PyTorch's compute schedule that starts with an idle slot", ",1F0,1B0\r\n0F0,,0B0\r\n"],
  ["PyTorch's schedule with transfers", "0UNSHARD,0F0,0SEND_F0\n1RECV_F0,1F0\n"],
  ["older letters", "0F0,0BW0\n"],
  ["a pair", "(0F0;1B0)OVERLAP_F_B,0B0\n"],
  ["rows with comments and labels", "# mine\n\nP1: 1F0 1B0\nP0: 0F0 0B0\n"],
  ["an order with a wrong cell, which is marked where it is edited", "0F0 0X0\n"],
])("%s opens as an order, as it is written", (_, text) => {
  expect(openText("some.file", text)).toEqual({ kind: "order", text });
});

test.each([
  ["a.json", "{"],
  ["a.json", '{"ranks":[["0F0"]'],
  ["a.json", '{"ranks":[[]]}'],
  ["a.json", '{"kind":"problem","problem":{}}'],
  ["a.csv", "name,macs\nx,-1\n"],
  ["photo.png", "\u0089PNG"],
  ["empty.txt", ""],
])("%s with %j is refused with a sentence", (name, text) => {
  const opened = openText(name, text);
  expect(isRefusal(opened) && opened.reason).toMatch(/\.$/);
});
