import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isRefusal } from "../../base/refusal";
import { arbitraryTableLayer } from "../../testing/arbitraryProblem";
import type { Network } from "../network";
import { networks } from "../presets/index";
import { importNetwork } from "./index";
import { layerCsv } from "./layerCsv";

function read(text: string): Network {
  const network = importNetwork("my table.csv", text);
  if (isRefusal(network)) throw new Error(network.reason);
  return network;
}

test("sizes", () => {
  expect(read("name,macs,parameters,activations\nconv1,100,10,50\nfc,20,20,2\n")).toMatchObject({
    id: "own",
    name: "my table",
    preferredCost: "macs",
    layers: [
      { name: "conv1", macs: 100, parameters: 10, activations: 50 },
      { name: "fc", macs: 20, parameters: 20, activations: 2 },
    ],
  });
});

test("times alone, without names", () => {
  const network = read("forward,activation_gradient,weight_gradient\n1,2.5,1e-3\n");
  expect(network.preferredCost).toBe("ticks");
  expect(network.layers).toEqual([
    {
      name: "layer 0",
      macs: 0,
      parameters: 0,
      activations: 0,
      times: { forward: 1, activationGradient: 2.5, weightGradient: 0.001 },
    },
  ]);
});

const same = { name: 'a "b", c', macs: 1, parameters: 2, activations: 3 };
const spellings: readonly (readonly [what: string, text: string])[] = [
  ["line feeds", 'name,macs,parameters,activations\n"a ""b"", c",1,2,3\n'],
  ["carriage returns", 'name,macs,parameters,activations\r\n"a ""b"", c",1,2,3\r\n'],
  ["a byte order mark", '\uFEFFname,macs,parameters,activations\n"a ""b"", c",1,2,3'],
  ["semicolons", 'name;macs;parameters;activations\n"a ""b"", c";1;2;3\n'],
  ["tabs", 'name\tmacs\tparameters\tactivations\n"a ""b"", c"\t1\t2\t3\n'],
  [
    "another order, capitals and blanks",
    ' MACs , "Name",Activations,  parameters\n 1 ,"a ""b"", c" , 3, 2\n\n\n',
  ],
];

test.each(spellings)("%s are read", (_, text) => expect(read(text).layers).toEqual([same]));

test("where semicolons separate, a comma is the decimal point", () => {
  const network = read("name;forward;activation gradient;weight gradient\na;0,5;1,25;2\n");
  expect(network.layers[0].times).toEqual({ forward: 0.5, activationGradient: 1.25, weightGradient: 2 });
});

test("a layer without times among others with times", () => {
  const network = read("name,macs,forward,activation_gradient,weight_gradient\na,5,1,1,1\nb,6,,,\n");
  expect(network.layers[1]).toEqual({ name: "b", macs: 6, parameters: 0, activations: 0 });
});

test("what is written is read back", () => {
  const trimmed = arbitraryTableLayer.filter((layer) => layer.name.trim() !== "");
  fc.assert(
    fc.property(fc.array(trimmed, { minLength: 1, maxLength: 6 }), (layers) => {
      const text = layerCsv.write?.({ ...networks.get("mlp"), layers }) ?? "";
      expect(read(text).layers).toStrictEqual(layers);
    }),
  );
});

test("a preset is written as a table", () => {
  expect(layerCsv.write?.(networks.get("mlp"))).toBe(
    "name,macs,parameters,activations\nfc1,401408,401920,512\nfc2,262144,262656,512\nfc3,262144,262656,512\nfc4,5120,5130,10\n",
  );
});

describe("a table that cannot be read says where and why", () => {
  const header = "name,macs,parameters,activations\n";
  const cases: readonly (readonly [sentence: string, text: string])[] = [
    ['Line 1: "flops" is no column; known are name, macs', "name,flops\na,1\n"],
    ["Line 1: a column stands there twice", "name,macs,macs\na,1,1\n"],
    ["The header needs the column macs, or all of forward", "name,parameters\na,1\n"],
    ["The header needs the column macs, or all of forward", "name,macs,forward\na,1,1\n"],
    ["There are no layers below the header", header],
    ["Line 3: 3 cells stand under 4 columns", `${header}a,1,1,1\nb,1,1\n`],
    ['Line 2: macs is a whole number from 0 to 2^53, not "-5"', `${header}a,-5,1,1\n`],
    ['Line 2: macs is a whole number from 0 to 2^53, not "NaN"', `${header}a,NaN,1,1\n`],
    ['Line 2: parameters is a whole number from 0 to 2^53, not "1.5"', `${header}a,1,1.5,1\n`],
    ['Line 2: activations is a whole number from 0 to 2^53, not "1e300"', `${header}a,1,1,1e300\n`],
    ['Line 2: activations is a whole number from 0 to 2^53, not ""', `${header}a,1,1,\n`],
    ["Line 4: the layer has no name", `${header}"a\nb",1,1,1\n,1,1,1\n`],
    ["Line 3: a quoted cell is not closed", `${header}a,1,1,1\n"b,1,1,1\n`],
    ["Line 2: a quoted cell is not closed, or goes on", `${header}"a"b,1,1,1\n`],
    [
      'Line 2: weight_gradient is a number from 0 on, not "x"',
      "name,forward,activation_gradient,weight_gradient\na,1,1,x\n",
    ],
    [
      'Line 2: activation_gradient is a number from 0 on, not ""',
      "name,forward,activation_gradient,weight_gradient\na,1,,1\n",
    ],
    ["Line 20002: a network has at most 20000 layers", `name,macs\n${"a,1\n".repeat(20_001)}`],
  ];

  test.each(cases)("%s", (sentence, text) => {
    const refused = importNetwork("a.csv", text);
    expect(isRefusal(refused) && refused.reason).toContain(sentence);
  });
});

test("10,000 layers are read", () =>
  expect(read(`name,macs\n${"a,1\n".repeat(10_000)}`).layers).toHaveLength(10_000));
