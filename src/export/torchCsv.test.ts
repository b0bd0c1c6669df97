import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Problem } from "../model/problem";
import { scheduled } from "../testing/scheduled";
import type { WorkloadSpec } from "../testing/workloads";
import { exporters } from "./index";

const problem: Problem = {
  network: { id: "own", name: "small", layers: [], inputs: 1, preferredCost: "ticks" },
  machine: { processors: 2, transfer: { kind: "none" } },
  training: { microbatches: 2, batches: 1, batchSize: 1, firstGradient: true },
  cost: { id: "ticks", options: {} },
};

const COMPUTE = "torch-csv";
const COMMS = "torch-csv-comms";

function written(format: string, family: string, spec: WorkloadSpec, options = {}): string {
  const exporter = exporters.get(format);
  if (exporter.kind !== "text") throw new Error(`${format} is no text`);
  return exporter.write({ problem, charts: [{ family, result: scheduled(family, spec, options) }] });
}

const sample = (name: string) => readFileSync(`src/schedule/orders/samples/${name}.csv`, "utf8");
const compute = sample("zb1p_2rank_2stagep_compute");
const comms = sample("zb1p_2rank_2stagep_comms");
const dualPipeV = sample("dualpipev_4rank_10mb");
const zb1p = { layers: 4, processors: 2, microbatches: 8 };
const overlapped = { layers: 8, processors: 4, microbatches: 10 };

describe("PyTorch's own files", () => {
  test("have the sizes of the originals", () => {
    expect([compute.length, comms.length, dualPipeV.length]).toEqual([386, 1184, 1261]);
  });

  test("come back byte for byte in their own form", () => {
    expect(written(COMPUTE, "order", zb1p, { order: compute })).toBe(compute);
    expect(written(COMMS, "order", zb1p, { order: comms })).toBe(comms);
    expect(written(COMPUTE, "order", overlapped, { order: dualPipeV })).toBe(dualPipeV);
  });

  test("get their sends and receives by the reference's rule", () => {
    expect(written(COMMS, "order", zb1p, { order: compute })).toBe(comms);
  });

  test("are what our families make", () => {
    expect(written(COMMS, "zb-h1", zb1p, { chunks: 2 })).toBe(comms);
    expect(written(COMPUTE, "dualpipev", overlapped)).toBe(dualPipeV);
  });
});

describe("an own order", () => {
  const two = { layers: 2, processors: 2, microbatches: 1 };

  test("keeps older letters, idle slots and line ends", () => {
    const order = "0F0,,0BW0\r\n,1F0,1B0,1W0";
    expect(written(COMPUTE, "order", two, { order })).toBe(order);
  });

  test("is written anew in the form it did not come in", () => {
    const order = "0F0,0SEND_F0,0RECV_B0,0B0\n1RECV_F0,1F0,1I0,1SEND_B0,1W0\n";
    expect(written(COMPUTE, "order", two, { order })).toBe("0F0,0B0\n1F0,1I0,1W0\n");
    expect(written(COMPUTE, "order", two, { order: "P0: 0F0 0B0 # rows\nP1: 1F0 1B0" })).toBe(
      "0F0,0B0\n1F0,1B0\n",
    );
  });

  test("of one batch is written as often as it runs", () => {
    const spec = { layers: 1, processors: 1, microbatches: 1, batches: 2 };
    expect(written(COMPUTE, "order", spec, { order: "0F0,0B0\n" })).toBe("0F0,0B0,0F1,0B1\n");
  });
});

describe("transfers", () => {
  test("are sent where neighbouring stages have different processors, and received there at once", () => {
    const spec = { layers: 3, processors: 3, microbatches: 1 };
    expect(written(COMMS, "gpipe", spec)).toBe(
      "0F0,0SEND_F0,0RECV_B0,0B0\n" +
        "1RECV_F0,1F0,1SEND_F0,1RECV_B0,1B0,1SEND_B0\n" +
        "2RECV_F0,2F0,2B0,2SEND_B0\n",
    );
  });

  test("of a pair stand behind it", () => {
    const spec = { layers: 2, processors: 2, microbatches: 2 };
    const order = "0F0,(0F1;0B0)OVERLAP_F_B,0B1\n1F0,1B0,1F1,1B1\n";
    expect(written(COMMS, "order", spec, { order })).toBe(
      "0F0,0SEND_F0,0RECV_B0,(0F1;0B0)OVERLAP_F_B,0SEND_F1,0RECV_B1,0B1\n" +
        "1RECV_F0,1F0,1B0,1SEND_B0,1RECV_F1,1F1,1B1,1SEND_B1\n",
    );
  });

  test("halves of a backward are merged where nothing stands between them", () => {
    const spec = { layers: 2, processors: 2, microbatches: 2 };
    const order = "0F0,0F1,0I0,0W0,0I1,0W1\n1F0,1I0,1F1,1W0,1I1,1W1\n";
    expect(written(COMMS, "order", spec, { order })).toBe(
      "0F0,0SEND_F0,0F1,0SEND_F1,0RECV_B0,0B0,0RECV_B1,0B1\n" +
        "1RECV_F0,1F0,1RECV_F1,1I0,1SEND_B0,1F1,1W0,1B1,1SEND_B1\n",
    );
  });

  test("can be written for every kind of schedule", () => {
    const spec = { layers: 8, processors: 2, microbatches: 4, batches: 2 };
    for (const family of ["layerpipe", "pipedream", "pipedream-2bw", "sequential", "chimera", "seq1f1b"])
      expect(written(COMMS, family, spec)).toMatch(/^0F0/);
  });
});
