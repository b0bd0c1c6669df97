import { describe, expect, test } from "vitest";
import { networks } from "../../model/presets";
import type { Problem } from "../../model/problem";
import { defaultProblem } from "../../state/defaultDocument";
import { spikesCsv } from "./spikesCsv";
import { hasTimeSteps, passShare, spikeTable } from "./spikeTable";

function tableOf(id: string, change: Partial<Problem> = {}) {
  const table = spikeTable({ ...defaultProblem(networks.get(id)), ...change });
  if (table === undefined) throw new Error("costs do not price it");
  return table;
}

const onArray = { cost: { id: "systolic", options: {} } };
const inMilliseconds = { cost: { id: "roofline", options: {} } };

describe("the filter's pass", () => {
  // conv1: 24 · 24 · 15 neurons of 25 multiply-adds, one more for each pass; no activation gradient, W pays
  test("is one multiply-add for each neuron, forth and back", () => {
    const [conv1, conv2, fc3, fc4] = tableOf("spiking-cnn").rows;
    expect(passShare(conv1.forward)).toBeCloseTo(1 / 26, 12);
    expect(passShare(conv1.gradients)).toBeCloseTo(1 / 26, 12);
    expect(passShare(conv2.forward)).toBeCloseTo(1 / 376, 12);
    expect(passShare(conv2.gradients)).toBeCloseTo(1 / 751, 12);
    expect(passShare(fc3.forward)).toBeCloseTo(1 / 641, 12);
    expect([fc4.forward.pass, fc4.gradients.pass]).toEqual([0, 0]);
  });

  test("is a column's share of a cycle on an array: 8640 neurons · 160 ÷ 128 are 10,800 cycles", () => {
    const [conv1, conv2] = tableOf("spiking-cnn", onArray).rows;
    expect([conv1.forward.pass, conv1.gradients.pass]).toEqual([10_800, 10_800]);
    expect([conv2.forward.pass, conv2.gradients.pass]).toEqual([3_200, 3_200]);
  });

  // 246,784 neurons; 194,717,696 multiply-adds in F and W each, 1,769,472 fewer in I; 246,784 · 192 ÷ 128 cycles
  test("is a small share of VGG9 by multiply-adds, and a tenth of F on an array", () => {
    const { forward, gradients } = tableOf("spiking-vgg9").sum;
    expect(passShare(forward)).toBeCloseTo(246_784 / 194_964_480, 12);
    expect(passShare(gradients)).toBeCloseTo(246_784 / 387_912_704, 12);
    const array = tableOf("spiking-vgg9", onArray).sum;
    expect([array.forward.pass, array.gradients.pass]).toEqual([370_176, 370_176]);
    expect(passShare(array.forward)).toBeCloseTo(0.1, 2);
    expect(passShare(array.gradients)).toBeCloseTo(0.057, 3);
  });

  test("does not change with fused pooling, which spares layers with neurons", () => {
    const options = { mlcnn: true, lowPrecision: 2 };
    const fused = tableOf("spiking-cnn", { cost: { id: "systolic", options } });
    expect(fused.rows.map(({ forward }) => forward.pass)).toEqual([10_800, 3_200, 375, 0]);
  });

  // three numbers of 2 bytes for each of 8640 · 160 neurons and steps, over 2039 GB/s
  test("moves numbers through memory on a device", () => {
    const [conv1] = tableOf("spiking-cnn", inMilliseconds).rows;
    expect(conv1.forward.pass).toBeCloseTo((8640 * 160 * 3 * 2 * 1000) / 2039e9, 9);
  });
});

describe("what crosses the cuts", () => {
  test("is a bit forward and a full number backward, and nothing behind the last layer", () => {
    const { rows, sum, mostBytes } = tableOf("spiking-cnn");
    expect(rows.map(({ cut }) => cut)).toEqual([
      { forward: 43_200, backward: 1_382_400 },
      { forward: 12_800, backward: 409_600 },
      { forward: 6_000, backward: 192_000 },
      undefined,
    ]);
    expect(sum.cut).toEqual({ forward: 62_000, backward: 1_984_000 });
    expect(mostBytes).toBe(1_425_600);
  });

  test("has gradients of 16 bits where numbers have", () => {
    const [conv1] = tableOf("spiking-cnn", inMilliseconds).rows;
    expect(conv1.cut).toEqual({ forward: 43_200, backward: 691_200 });
  });
});

test("streams and steps are copied with shares and bytes", () => {
  expect(spikesCsv(tableOf("spiking-cnn", onArray)).split("\n").slice(0, 2)).toEqual([
    "layer,time steps,stream,filter's share of F,filter's share of gradients,bytes forward,bytes backward",
    expect.stringMatching(/^conv1,5,92160,0\.1\d+,0\.\d+,43200,1382400$/),
  ]);
});

test("networks have time steps if they say so or spike", () => {
  expect(networks.all.filter(hasTimeSteps).map(({ id }) => id)).toEqual(["spiking-cnn", "spiking-vgg9"]);
  const vgg16 = networks.get("vgg16");
  const layers = vgg16.layers.map((layer) => ({ ...layer, spiking: true }));
  expect(hasTimeSteps({ ...vgg16, layers })).toBe(true);
});
