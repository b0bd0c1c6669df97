import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { slowTransferTicks } from "../testing/slowTransferTicks";
import { buildWorkload } from "./buildWorkload";
import type { Machine, Topology } from "./machine";
import { networks } from "./presets/index";
import {
  longestTransferTicks,
  slowestTicksPerByte,
  type TransferTicks,
  transferTicks,
} from "./transferTicks";

const own = { latency: 3, ticksPerByte: 0.25 };

test("a transfer is rounded up once", () => {
  expect(transferTicks(own, 5, 0, 1)).toBe(5);
  expect(transferTicks(own, 4, 7, 2)).toBe(4);
});

test("a transfer of no time, or to the same processor, is no time", () => {
  expect(transferTicks({ latency: 0, ticksPerByte: 0 }, 1e9, 0, 1)).toBe(0);
  expect(transferTicks(own, 5, 1, 1)).toBe(0);
});

test("hops of a line take the latency each and the bytes once", () => {
  const line: TransferTicks = { ...own, wiring: { kind: "line", processors: 3 } };
  expect([transferTicks(line, 8, 0, 1), transferTicks(line, 8, 2, 0)]).toEqual([3 + 2, 6 + 2]);
  expect(longestTransferTicks(line, 8)).toBe(8);
});

test("a ring goes the shorter way", () => {
  const ring: TransferTicks = { ...own, wiring: { kind: "ring", processors: 5 } };
  expect([1, 2, 3, 4].map((to) => transferTicks(ring, 0, 0, to))).toEqual([3, 6, 6, 3]);
  expect(longestTransferTicks(ring, 0)).toBe(6);
});

test("two nodes of two processors", () => {
  const between = { latency: 10, ticksPerByte: 1 };
  const nodes: TransferTicks = { ...own, wiring: { kind: "nodes", nodeSize: 2, between } };
  const table = [0, 1, 2, 3].map((from) => [0, 1, 2, 3].map((to) => transferTicks(nodes, 4, from, to)));
  expect(table).toEqual([
    [0, 4, 14, 14],
    [4, 0, 14, 14],
    [14, 14, 0, 4],
    [14, 14, 4, 0],
  ]);
  expect(longestTransferTicks(nodes, 4)).toBe(14);
  expect(slowestTicksPerByte(nodes)).toBe(1);
});

test("agrees with walking from link to link, and the farthest pair is the longest", () => {
  const ticks = fc.integer({ min: 0, max: 9 });
  const link = fc.record({ latency: ticks, ticksPerByte: fc.constantFrom(0, 0.25, 1) });
  const processors = fc.integer({ min: 2, max: 9 });
  const wiring = fc.oneof(
    fc.record({ kind: fc.constantFrom("line" as const, "ring" as const), processors }),
    fc.record({ kind: fc.constant("nodes" as const), nodeSize: processors, between: link }),
  );
  fc.assert(
    fc.property(link, wiring, fc.nat(99), (near, wired, bytes) => {
      const transfer = { ...near, wiring: wired };
      const count = wired.kind === "nodes" ? 3 * wired.nodeSize : wired.processors;
      let longest = 0;
      for (let from = 0; from < count; from++)
        for (let to = 0; to < count; to++) {
          const ticks = transferTicks(transfer, bytes, from, to);
          expect(ticks).toBe(slowTransferTicks(transfer, bytes, from, to));
          longest = Math.max(longest, ticks);
        }
      expect(longestTransferTicks(transfer, bytes)).toBe(longest);
    }),
  );
});

describe("a topology in ticks", () => {
  const priced = (topology: Topology, rest: Partial<Machine> = {}) => {
    const machine: Machine = {
      processors: 4,
      transfer: { kind: "link", latency: 1e-6, bandwidth: 1e9 },
      operationsPerSecond: 1e9,
      topology,
      ...rest,
    };
    const training = { microbatches: 2, batches: 1, batchSize: 1, firstGradient: false };
    return buildWorkload({
      network: networks.get("mlp"),
      machine,
      training,
      cost: { id: "macs", options: {} },
    });
  };
  const between = { kind: "link", latency: 5e-6, bandwidth: 1e8 } as const;

  test("prices both levels", () => {
    expect(priced({ kind: "nodes", nodeSize: 2, between })).toMatchObject({
      ticksPerUnit: 840,
      transfer: {
        latency: 840_000,
        ticksPerByte: 840,
        wiring: { kind: "nodes", nodeSize: 2, between: { latency: 4_200_000, ticksPerByte: 8400 } },
      },
    });
  });

  test.each<[string, Topology, Partial<Machine>]>([
    ["two processors in a line", { kind: "line" }, { processors: 2 }],
    ["three in a ring", { kind: "ring" }, { processors: 3 }],
    ["a line without latency", { kind: "line" }, { transfer: { kind: "none" } }],
    ["one node", { kind: "nodes", nodeSize: 4, between }, {}],
    ["nodes of one processor", { kind: "nodes", nodeSize: 1, between }, {}],
  ])("says nothing of pairs where all are alike: %s", (_, topology, rest) => {
    expect(priced(topology, rest)).toMatchObject({ transfer: { latency: expect.any(Number) } });
    expect(priced(topology, rest)).not.toHaveProperty("transfer.wiring");
  });

  test("nodes of one processor are as far apart as nodes", () => {
    expect(priced({ kind: "nodes", nodeSize: 1, between })).toHaveProperty("transfer.latency", 4_200_000);
  });

  test("keeps which links are shared where tensors wait for them, and not where nothing takes time", () => {
    const line = { kind: "line" } as const;
    const shared = { processors: 3, contention: true, blockingSends: true } as const;
    const latency0 = { kind: "link", latency: 0, bandwidth: 1e9 } as const;
    expect(priced(line, { ...shared, transfer: latency0 })).toMatchObject({
      transfer: { wiring: { kind: "line", processors: 3 }, contention: true, blocking: true },
    });
    expect(priced({ kind: "ring" }, shared)).toMatchObject({ transfer: { wiring: { kind: "ring" } } });
    const free = priced(line, { ...shared, transfer: { kind: "none" } });
    expect(free).not.toHaveProperty("transfer.contention");
    expect(free).not.toHaveProperty("transfer.blocking");
  });

  test.each<[string, Topology]>([
    ["nodeSize", { kind: "nodes", nodeSize: 0, between }],
    ["nodeLatency", { kind: "nodes", nodeSize: 2, between: { ...between, latency: -1 } }],
    ["nodeBandwidth", { kind: "nodes", nodeSize: 2, between: { ...between, bandwidth: 0 } }],
    ["nodeTransfer", { kind: "nodes", nodeSize: 2, between: { kind: "constant", time: -1 } }],
  ])("refuses a wrong %s", (field, topology) => {
    expect(priced(topology)).toMatchObject({ kind: "refused", field });
  });

  test("a decimal time between nodes is exact", () => {
    const constant = { kind: "constant", time: 0.125 } as const;
    const workload = priced(
      { kind: "nodes", nodeSize: 2, between: constant },
      { transfer: { kind: "none" } },
    );
    expect(workload).toMatchObject({
      ticksPerUnit: 12_000,
      transfer: { wiring: { between: { latency: 1500, ticksPerByte: 0 } } },
    });
  });
});
