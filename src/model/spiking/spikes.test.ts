import { describe, expect, test } from "vitest";
import { numberBytes } from "../numberBytes";
import { networks } from "../presets";
import { hasFreeLinks, withFreeLinks } from "./freeLinks";
import { streamLength } from "./streamLength";
import { withTimeSteps } from "./withTimeSteps";

const BATCH = 32;

/**
 * Behind each layer: neurons after pooling × 32 samples × time steps; an eighth of it in bytes forward, four times it
 * backward. The last layer is read out in float32. Streams are 32 samples × time steps × output positions.
 */
const facts = [
  {
    id: "spiking-cnn",
    input: 100_352,
    // 15 · 12 · 12, 40 · 4 · 4, 300 and 10 numbers; 5 steps
    forward: [43_200, 12_800, 6_000, 6_400],
    backward: [1_382_400, 409_600, 192_000, 6_400],
    stream: [92_160, 10_240, 160, 160],
  },
  {
    id: "spiking-vgg9",
    input: 393_216,
    // 64 · 32 · 32, 64 · 16 · 16, 128 · 16 · 16, 128 · 8 · 8, 256 · 8 · 8 twice, 256 · 4 · 4, 1024 and 10; 6 steps
    forward: [1_572_864, 393_216, 786_432, 196_608, 393_216, 393_216, 98_304, 24_576, 7_680],
    backward: [
      50_331_648, 12_582_912, 25_165_824, 6_291_456, 12_582_912, 12_582_912, 3_145_728, 786_432, 7_680,
    ],
    stream: [196_608, 196_608, 49_152, 49_152, 12_288, 12_288, 12_288, 192, 192],
  },
] as const;

describe.each(facts)("a minibatch of 32 of $id", ({ id, input, forward, backward, stream }) => {
  const network = networks.get(id);
  const bytes = numberBytes(network, BATCH);
  test("sends bits forward", () => expect([...bytes.activationBytes]).toEqual(forward));
  test("and full gradients backward", () => expect([...(bytes.gradientBytes ?? [])]).toEqual(backward));
  test("enters once, standing still", () => expect(bytes.inputBytes).toBe(input));
  test("streams once for each sample, position and time step", () => {
    expect(network.layers.map((layer) => streamLength(layer, network, BATCH))).toEqual(stream);
  });
});

test("what has no shape has no stream, and a block that of its last product", () => {
  const dense = { kind: "dense", inputs: 3, outputs: 4, positions: 5, bias: false } as const;
  const wide = { ...dense, positions: 7 };
  expect(streamLength({}, { timeSteps: 2 }, 8)).toBeUndefined();
  expect(streamLength({ shape: { kind: "block", parts: [wide, dense] } }, { timeSteps: 2 }, 8)).toBe(80);
  expect(streamLength({ shape: dense }, {}, 8)).toBe(40);
});

test("other time steps make a network of one's own, with all else as it was", () => {
  const cnn = networks.get("spiking-cnn");
  expect(withTimeSteps(cnn, 5)).toBe(cnn);
  const longer = withTimeSteps(cnn, 10);
  expect(longer).toEqual({ ...cnn, id: "own", name: "Spiking CNN, edited", timeSteps: 10 });
  expect(withTimeSteps(longer, 20).name).toBe("Spiking CNN, edited");
  expect(numberBytes(longer, BATCH).activationBytes[0]).toBe(86_400);
});

test("links are free if neither they nor those between nodes take time", () => {
  const transfer = { kind: "none" } as const;
  const slow = { kind: "link", latency: 0, bandwidth: 64e9 } as const;
  const fast = { kind: "link", latency: 0, bandwidth: Number.POSITIVE_INFINITY } as const;
  const nodes = { kind: "nodes", nodeSize: 2 } as const;
  expect(hasFreeLinks({ processors: 4, transfer })).toBe(true);
  expect(hasFreeLinks({ processors: 4, transfer: fast })).toBe(true);
  expect(hasFreeLinks({ processors: 4, transfer: { kind: "constant", time: 0 } })).toBe(true);
  expect(hasFreeLinks({ processors: 4, transfer: slow })).toBe(false);
  expect(hasFreeLinks({ processors: 4, transfer, topology: { ...nodes, between: slow } })).toBe(false);
  expect(hasFreeLinks({ processors: 4, transfer, topology: { ...nodes, between: fast } })).toBe(true);
});

test("free links leave processors, speeds and memory as they are", () => {
  const machine = { processors: 2, speeds: [1, 2], operationsPerSecond: 7e8, memoryBytes: 1e9 };
  const wired = {
    ...machine,
    transfer: { kind: "constant", time: 3 },
    topology: { kind: "ring" },
    contention: true,
    blockingSends: true,
  } as const;
  expect(withFreeLinks(wired)).toEqual({ ...machine, transfer: { kind: "none" } });
});
