import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isRefusal } from "../base/refusal";
import { arbitraryProblem } from "../testing/arbitraryProblem";
import { networks } from "./presets/index";
import type { Problem } from "./problem";
import { packProblem, readProblem, unpackProblem, writeProblem } from "./problemFile";

const problem: Problem = {
  network: networks.get("vgg16"),
  machine: { processors: 8, transfer: { kind: "none" } },
  training: { microbatches: 32, batches: 1, batchSize: 32, firstGradient: false },
  cost: { id: "macs", options: {} },
};

test("a problem on a preset is a short file", () => {
  expect(writeProblem(problem)).toBe(`{
  "format": "layerpipe",
  "version": 1,
  "kind": "problem",
  "problem": {
    "network": "vgg16",
    "machine": {
      "processors": 8,
      "transfer": {
        "kind": "none"
      }
    },
    "training": {
      "microbatches": 32,
      "batches": 1,
      "batchSize": 32,
      "firstGradient": false
    },
    "cost": {
      "id": "macs",
      "options": {}
    }
  }
}
`);
});

test("what is written is read back exactly", () => {
  fc.assert(
    fc.property(arbitraryProblem, (any) => {
      expect(readProblem(writeProblem(any))).toStrictEqual(any);
    }),
  );
});

test("a link's data is read back exactly", () => {
  const throughJson = (any: Problem) => unpackProblem(JSON.parse(JSON.stringify(packProblem(any))));
  fc.assert(
    fc.property(arbitraryProblem, (any) => {
      expect(throughJson(any)).toStrictEqual(any);
    }),
  );
});

test("the memory of a processor is kept, and files from before there was one still open", () => {
  const limited = { ...problem, machine: { ...problem.machine, memoryBytes: 16e9 } };
  expect(writeProblem(limited)).toContain('"memoryBytes": 16000000000');
  expect(readProblem(writeProblem(limited))).toStrictEqual(limited);
  const older = writeProblem(limited).replace(/,\s*"memoryBytes": 16000000000/, "");
  expect(readProblem(older)).toStrictEqual(problem);
});

test("equal problems give equal bytes, whatever the order of their fields", () => {
  const { cost, training, machine, network } = problem;
  expect(writeProblem({ cost, training, machine, network })).toBe(writeProblem(problem));
});

test("a preset that went through another thread is still written by its id", () => {
  expect(packProblem(structuredClone(problem)).network).toBe("vgg16");
});

test("a changed preset is written out and read as the user's own", () => {
  const changed = { ...problem, network: { ...problem.network, layers: problem.network.layers.slice(1) } };
  const read = readProblem(writeProblem(changed));
  expect(read).toStrictEqual({ ...changed, network: { ...changed.network, id: "own" } });
});

describe("a file that cannot be read says why", () => {
  const sealed = (given: unknown) =>
    JSON.stringify({ format: "layerpipe", version: 1, kind: "problem", problem: given });
  const packed = packProblem(problem);
  const ownNetwork = (layer: object) => ({ ...problem.network, id: "own", layers: [layer] });
  const layer = { name: "a", macs: 1, parameters: 1, activations: 1 };
  const cases: readonly (readonly [sentence: string, text: string])[] = [
    ["The file is empty", " \n"],
    ["The file is no JSON, or is cut off", writeProblem(problem).slice(0, 100)],
    ["This is no LayerPipe file", "[]"],
    ["This is no LayerPipe file", '{"format":"other","version":1}'],
    ["from 1 to 1, not 0", '{"format":"layerpipe","version":0}'],
    ["not undefined", '{"format":"layerpipe"}'],
    ["of version 2, and this program reads up to 1", '{"format":"layerpipe","version":2}'],
    ["holds a network, not a whole problem", '{"format":"layerpipe","version":1,"kind":"network"}'],
    ["At problem: there is no problem", sealed(undefined)],
    ['There is no network "vgg61"', sealed({ ...packed, network: "vgg61" })],
    [
      "At problem.machine.processors: ",
      sealed({ ...packed, machine: { ...problem.machine, processors: "8" } }),
    ],
    [
      "At problem.training.batchsize: ",
      sealed({ ...packed, training: { ...problem.training, batchsize: 1 } }),
    ],
    [
      "At problem.network.layers.0.macs: ",
      sealed({ ...packed, network: ownNetwork({ ...layer, macs: -1 }) }),
    ],
    [
      "At problem.network.layers.0.name: ",
      sealed({ ...packed, network: ownNetwork({ ...layer, name: "" }) }),
    ],
    ["At problem.network.layers: ", sealed({ ...packed, network: { ...problem.network, layers: [] } })],
    [
      "At problem.network.layers.0.shape.kind: ",
      sealed({ ...packed, network: ownNetwork({ ...layer, shape: {} }) }),
    ],
  ];

  test.each(cases)("%s", (sentence, text) => {
    const read = readProblem(text);
    expect(isRefusal(read) && read.reason).toContain(sentence);
    expect(isRefusal(read) && read.reason).toMatch(/^[^\n]*[^.\n]\.$/);
  });

  test("any text is refused or read, never thrown at", () => {
    const text = fc.oneof(
      fc.string(),
      fc.json(),
      fc.json().map((json) => sealed(JSON.parse(json))),
    );
    fc.assert(
      fc.property(text, (any) => {
        expect(isRefusal(readProblem(any))).toBe(true);
      }),
    );
  });
});
