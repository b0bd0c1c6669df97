import { describe, expect, test } from "vitest";
import { isRefusal } from "../../base/refusal";
import type { Network } from "../network";
import { importNetwork } from "./index";
import { parsePipeDreamGraph } from "./parsePipeDreamGraph";

/** One node line: id, description, then forward ms, backward ms, activation bytes, parameter bytes. */
function node(
  id: string,
  description: string,
  [f, b, a, p]: readonly (number | string)[],
  stage = "",
): string {
  const measured = `forward_compute_time=${f}, backward_compute_time=${b}, activation_size=${a}, parameter_size=${p}`;
  return `${id} -- ${description} -- ${measured}${stage}`;
}

const BATCH_OF_2 = 2 * 3 * 224 * 224 * 4;

/** Data, a parameter-free node, a convolution with its ReLU, a shortcut around a second convolution, their sum. */
const RESIDUAL = [
  node("node6", "Add(a, b=1)", [1, 2, 800, 0]),
  node("node1", "Input", [500, 0, BATCH_OF_2, 0]),
  node("node2", "Scale", [0.5, 0.25, 400, 0]),
  node("node3", "Conv2d(3, 64, kernel_size=(3, 3))", ["10.001", 20, 800, 40]),
  node("node4", "ReLU(inplace)", [2, 3, "1600.000", "0.000"]),
  node("node5", "Conv2d(64, 64)", [30, 40, 800, 80]),
  "\tnode1 -- node2",
  "\tnode2 -- node3",
  "\tnode3 -- node4",
  "\tnode4 -- node5",
  "\tnode4 -- node6",
  "\tnode5 -- node6",
].join("\n");

function read(text: string): Network {
  const network = importNetwork("small.graph.txt", text);
  if (isRefusal(network)) throw new Error(network.reason);
  return network;
}

describe("a profile becomes a chain", () => {
  const network = read(RESIDUAL);

  test("a node without parameters joins the one with parameters before it, the first ones the first", () => {
    expect(network.layers.map((layer) => layer.name)).toEqual(["node3 Conv2d", "node5 Conv2d"]);
    expect(network.layers[0].profile).toMatchObject({ forwardMs: 12.501, backwardMs: 20, throughMs: 3.25 });
    expect(network.layers[1].profile).toMatchObject({ forwardMs: 31, backwardMs: 40, throughMs: 2 });
  });

  test("the Input node is left out, but for its size, which gives the batch", () => {
    expect(network.measuredBatch).toBe(2);
    expect(network.inputs).toBe(150_528);
  });

  test("what a later layer reads crosses the border, once", () => {
    expect(network.layers.map((layer) => layer.profile?.activationBytes)).toEqual([1600, 800]);
    expect(network.layers.map((layer) => layer.activations)).toEqual([200, 100]);
    expect(network.layers.map((layer) => layer.parameters)).toEqual([10, 20]);
  });

  test("the notes say how", () => {
    expect(network.notes).toEqual([
      "5 measured nodes make 2 layers: a node without parameters joins the one with parameters before it.",
      expect.stringContaining("the smallest number comes first"),
      "Minibatches of 2, judged by the input's size.",
    ]);
  });
});

test("a shortcut crosses every border it spans", () => {
  const chain = [
    node("node1", "A", [1, 1, 100, 4]),
    node("node2", "B", [1, 1, 20, 4]),
    node("node3", "C", [1, 1, 3, 4]),
    node("node10", "D", [1, 1, 1000, 4]),
    "\tnode1 -- node2",
    "\tnode2 -- node3",
    "\tnode3 -- node10",
    "\tnode1 -- node10",
  ];
  expect(read(chain.join("\n")).layers.map((layer) => layer.profile?.activationBytes)).toEqual([
    100, 120, 103, 1000,
  ]);
});

test("of two branches the one with the smaller number comes first, 9 before 10", () => {
  const branches = [
    node("node10", "B", [1, 1, 1, 4]),
    node("node9", "A", [1, 1, 1, 4]),
    node("node1", "Fork", [1, 1, 1, 4]),
    "\tnode1 -- node10",
    "\tnode1 -- node9",
  ];
  expect(read(branches.join("\n")).layers.map((layer) => layer.name)).toEqual([
    "node1 Fork",
    "node9 A",
    "node10 B",
  ]);
});

describe("the graph as it stands", () => {
  test("keeps nodes, edges, stages and the file's order", () => {
    const text = [
      node("node2", "B -x, y=1", [1, 2, "[6291456.0; 131072.0; 131072.0]", 3], " -- stage_id=1"),
      node("node1", "Input0", [0, 0, "0.0", 0], " -- stage_id=0"),
      "\tnode1 -- node2",
    ];
    expect(parsePipeDreamGraph(text.join("\r\n"))).toEqual({
      nodes: [
        {
          id: "node2",
          description: "B -x, y=1",
          forwardMs: 1,
          backwardMs: 2,
          activationBytes: 6_553_600,
          parameterBytes: 3,
          stage: 1,
        },
        {
          id: "node1",
          description: "Input0",
          forwardMs: 0,
          backwardMs: 0,
          activationBytes: 0,
          parameterBytes: 0,
          stage: 0,
        },
      ],
      edges: [{ from: 1, to: 0 }],
    });
  });
});

describe("a malformed file is refused with the line", () => {
  const good = (id: string) => node(id, "A", [1, 1, 1, 1]);
  const ring = [good("node1"), good("node2"), "\tnode1 -- node2", "\tnode2 -- node1"];
  const cases: readonly (readonly [sentence: string, lines: readonly string[]])[] = [
    ["Line 2: A node is ID -- DESCRIPTION", [good("node1"), "node2 -- Conv2d(64, "]],
    ["Line 1: A node is ID -- DESCRIPTION", ["node1 -- A -- forward_compute_time=1"]],
    [
      'Line 1: "b=1" stands where backward_compute_time should',
      ["n -- A -- forward_compute_time=1, b=1, c=1, d=1"],
    ],
    ['Line 1: forward_compute_time is a number from 0 on, not "-1"', [node("node1", "A", [-1, 1, 1, 1])]],
    [
      'Line 1: backward_compute_time is a number from 0 on, not "nan"',
      [node("node1", "A", [1, "nan", 1, 1])],
    ],
    ['Line 1: parameter_size is a number from 0 on, not "[1; 2]"', [node("node1", "A", [1, 1, 1, "[1; 2]"])]],
    ['Line 1: activation_size is a number from 0 on, not ""', [node("node1", "A", [1, 1, "[]", 1])]],
    ["Line 1: activation_size is Infinity; at most 2^53", [node("node1", "A", [1, 1, "9e999", 1])]],
    ["Line 1: After the sizes stands stage_id=K", [`${good("node1")} -- stage_id=x`]],
    ["Line 2: node1 stands already in line 1", [good("node1"), good("node1")]],
    ['Line 2: There is no node "node2"', [good("node1"), "\tnode1 -- node2"]],
    ['Line 2: There is no node "node0"', [good("node1"), "\tnode0 -- node1"]],
    ["Line 2: An edge is a tab and then SOURCE -- DESTINATION", [good("node1"), "\tnode1"]],
    ["The edges around node1 run in a circle", ring],
    ["The graph falls into 2 pieces", [good("node1"), good("node2")]],
    ["No node has parameters", [node("node1", "A", [1, 1, 1, 0])]],
    ["The file has no nodes", ["\tnode1 -- node2"]],
    [
      "Line 20001: A graph has at most 20000 nodes",
      Array.from({ length: 20_001 }, (_, i) => good(`node${i}`)),
    ],
  ];

  test.each(cases)("%s", (sentence, lines) => {
    const refused = importNetwork("a.graph.txt", lines.join("\n"));
    expect(isRefusal(refused) && refused.reason).toContain(sentence);
  });
});

test("10,000 nodes in a chain are read in time that grows with them", () => {
  const ids = Array.from({ length: 10_000 }, (_, index) => `node${index}`);
  const edges = ids.slice(1).map((id, index) => `\t${ids[index]} -- ${id}`);
  const text = [...ids.map((id) => node(id, "A", [1, 1, 4, 4])), ...edges].join("\n");
  const began = performance.now();
  expect(read(text).layers).toHaveLength(10_000);
  expect(performance.now() - began).toBeLessThan(5000);
});
