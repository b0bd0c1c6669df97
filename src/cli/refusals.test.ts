import { describe, expect, test } from "vitest";
import { isRefusal } from "../base/refusal";
import { runCommand } from "./commands";
import { answerLine } from "./commands/batch";

describe("an impossible input is refused in one sentence", () => {
  test.each([
    ["no processors", { processors: "0" }],
    ["half a processor", { processors: "2.5" }],
    ["processors that are no number", { processors: "NaN" }],
    ["negative minibatches", { microbatches: "-3" }],
    ["minibatches beyond all memory", { microbatches: "1e15" }],
    ["an unknown family", { family: "gpiped" }],
    ["an unknown network", { network: "vgg99" }],
    ["an unknown format", { format: "docx" }],
    ["an unknown option", { speling: "1" }],
    ["an option outside its limits", { alpha: "7" }],
    ["a negative time", { uniform: "3", times: "1,-1,1" }],
    ["too few times", { uniform: "3", times: "1,1" }],
    ["a network and a uniform chain", { uniform: "3", network: "vgg16" }],
    ["a constant transfer and a link", { transfer: "1", bandwidth: "1e9" }],
    ["a link without a speed for costs that are counts", { bandwidth: "1e9" }],
    ["a topology that nobody knows", { topology: "torus" }],
    ["nodes without a size", { topology: "nodes", nodeLatency: "1" }],
    ["nodes without a price", { topology: "nodes", nodeSize: "4" }],
    ["a node's size without nodes", { topology: "ring", nodeSize: "4" }],
    ["two prices between nodes", { topology: "nodes", nodeSize: "4", nodeTransfer: "1", nodeBandwidth: "1" }],
    ["contention that is neither on nor off", { contention: "some" }],
    ["no memory", { memoryLimit: "0" }],
    ["memory that is no number", { memoryLimit: "much" }],
    ["speeds for other processors than there are", { processors: "3", speeds: "1,1" }],
  ])("%s", (_, options) => {
    const answer = runCommand("schedule", options);
    expect(isRefusal(answer)).toBe(true);
    if (isRefusal(answer)) expect(answer.reason).toMatch(/^[^\n]{20,400}\.$/);
  });
});

describe("what is unusual but possible is scheduled", () => {
  test.each([
    ["one processor", { processors: "1" }],
    ["more processors than tasks", { uniform: "2", processors: "64", microbatches: "3" }],
    ["one layer", { uniform: "1", processors: "4" }],
    ["layers that cost nothing", { uniform: "4", times: "0,0,0" }],
    ["one minibatch", { microbatches: "1" }],
    ["fewer minibatches than processors", { microbatches: "3", processors: "8" }],
    [
      "links that carry one tensor at a time",
      { uniform: "5", processors: "4", transfer: "1", contention: "on" },
    ],
    [
      "a ring of them, without overlap",
      { uniform: "5", transfer: "1", topology: "ring", contention: "on", overlap: "off" },
    ],
    ["decimal times", { uniform: "3", times: "0.5,1.25,2", processors: "2" }],
  ])("%s", (_, options) => {
    for (const family of ["layerpipe", "pipedream", "sequential", "gpipe", "1f1b"]) {
      const report = JSON.parse(String(runCommand("schedule", { ...options, family, format: "report" })));
      const stalls = Object.values<number>(report.stalls).reduce((sum, ticks) => sum + ticks, 0);
      expect(report.busy + stalls).toBe(report.processors * report.makespan);
      expect(JSON.stringify(report)).not.toMatch(/NaN|Infinity/);
    }
  });
});

describe("a batch answers line by line and goes on after a refusal", () => {
  test("actions of 1F1B as product.md writes them", () => {
    const line = {
      uniform: 4,
      times: [1, 1, 1],
      processors: 4,
      microbatches: 2,
      family: "1f1b",
      format: "actions",
    };
    expect(JSON.parse(answerLine(JSON.stringify({ command: "schedule", options: line })))).toEqual({
      family: "1f1b",
      processors: 4,
      microbatches: 2,
      stages: 4,
      ranks: [
        ["0F0", "0F1", "0B0", "0B1"],
        ["1F0", "1F1", "1B0", "1B1"],
        ["2F0", "2F1", "2B0", "2B1"],
        ["3F0", "3B0", "3F1", "3B1"],
      ],
    });
  });

  test.each([
    "",
    "{",
    "[]",
    "null",
    '{"command":"shedule"}',
    '{"command":"schedule","options":{"processors":-1}}',
  ])("refuses %j", (line) => {
    expect(JSON.parse(answerLine(line))).toEqual({ refused: expect.stringMatching(/\.$/) });
  });
});
