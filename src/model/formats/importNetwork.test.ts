import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isRefusal } from "../../base/refusal";
import { arbitraryNetwork } from "../../testing/arbitraryProblem";
import { networks } from "../presets/index";
import { writeProblem } from "../problemFile";
import { importNetwork } from "./index";
import { networkJson } from "./networkJson";

const reason = (fileName: string, text: string) => {
  const network = importNetwork(fileName, text);
  return isRefusal(network) ? network.reason : "read";
};

describe("our own network file", () => {
  test("is read back exactly", () => {
    fc.assert(
      fc.property(arbitraryNetwork, (network) => {
        expect(importNetwork("a.json", networkJson.write?.(network) ?? "")).toStrictEqual(network);
      }),
    );
  });

  test("is known by its first character, whatever its name", () => {
    expect(importNetwork("a.txt", networkJson.write?.(networks.get("mlp")) ?? "")).toEqual(
      networks.get("mlp"),
    );
  });

  test("of a whole problem gives the problem's network", () => {
    const text = writeProblem({
      network: networks.get("lenet5"),
      machine: { processors: 1, transfer: { kind: "none" } },
      training: { microbatches: 1, batches: 1, batchSize: 1, firstGradient: false },
      cost: { id: "macs", options: {} },
    });
    expect(importNetwork("a.json", text)).toBe(networks.get("lenet5"));
  });

  test("is refused whole with the place of what is wrong", () => {
    const text = (networkJson.write?.(networks.get("resnet18")) ?? "").replace('"groups": 1', '"groups": 5');
    expect(reason("a.json", text)).toContain("At network.layers.0.shape: The groups have to divide");
    const shared = (networkJson.write?.(networks.get("gpt2-small")) ?? "").replaceAll(
      '"heads": 12',
      '"heads": 12, "keyValueHeads": 5',
    );
    expect(reason("a.json", shared)).toContain("The heads of keys and values have to divide the heads");
    expect(reason("a.json", '{"format":"layerpipe","version":1,"kind":"zoo"}')).toContain(
      "holds a zoo, not a network",
    );
    expect(reason("a.json", '{"format":"layerpipe","version":7,"kind":"network"}')).toContain(
      "use a newer one",
    );
  });

  test("with more than 20,000 layers is refused", () => {
    const network = networks.get("mlp");
    const layers = Array.from({ length: 20_001 }, () => ({
      name: "a",
      macs: 1,
      parameters: 1,
      activations: 1,
    }));
    expect(reason("a.json", networkJson.write?.({ ...network, layers }) ?? "")).toContain(
      "At network.layers: ",
    );
  });
});

describe("any file", () => {
  test("that is empty is refused", () => expect(reason("a.csv", "\n \t\n")).toBe("The file is empty."));

  test("of 50 MB is refused at once, with its size", () => {
    const began = performance.now();
    expect(reason("a.graph.txt", "x".repeat(50_000_000))).toContain(
      "50.0 million characters; at most 20 million",
    );
    expect(performance.now() - began).toBeLessThan(5000);
  });

  test("of no known kind is refused with the known kinds", () => {
    expect(reason("photo.png", "\u0089PNG\r\n")).toBe(
      "photo.png is no file that can be read; known are LayerPipe network (.json); PipeDream profile (.graph.txt, .txt); Layer table (.csv, .tsv).",
    );
  });

  test.each([
    ["a.csv", '"'],
    ["a.csv", 'name,macs\n"a""'],
    ["a.csv", "a,"],
    ["a.csv", `name,macs\na,${"1".repeat(200_000)}x`],
    ["a.graph.txt", "\t"],
    ["a.graph.txt", " -- "],
    ["a.graph.txt", `a -- b -- forward_compute_time=${"1".repeat(200_000)}x`],
    ["a.json", "{".repeat(100_000)],
    ["a.json", "[".repeat(100_000)],
  ])("%s with odd text is refused quickly", (fileName, text) => {
    const began = performance.now();
    expect(reason(fileName, text)).toMatch(/\.$/);
    expect(performance.now() - began).toBeLessThan(5000);
  });

  test("is refused or read, never thrown at", () => {
    const fileName = fc.constantFrom("a.csv", "a.json", "a.graph.txt", "a");
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom("name,macs", "a,1", '"', "\tnode1 -- node2", "node1 -- A -- forward_compute_time=1"),
    );
    fc.assert(
      fc.property(fileName, fc.array(line), (name, lines) => {
        expect(reason(name, lines.join("\n"))).toMatch(/read$|\.$/);
      }),
    );
  });
});
