import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { isRefusal } from "../../base/refusal";
import { parsePipeDreamGraph } from "../../model/formats/parsePipeDreamGraph";
import type { ProfileGraph } from "../../model/formats/profileGraph";
import { graphStates } from "./graphStates";
import {
  type GraphPartition,
  type PartitionOptions,
  partitionGraph,
  withoutBookkeeping,
} from "./partitionGraph";

function sample(name: string): ProfileGraph {
  const graph = parsePipeDreamGraph(readFileSync(`public/samples/${name}.graph.txt`, "utf8"));
  if (isRefusal(graph)) throw new Error(graph.reason);
  return graph;
}

function partition(name: string, options: PartitionOptions): GraphPartition {
  const answer = partitionGraph(sample(name), options);
  if (isRefusal(answer)) throw new Error(answer.reason);
  return answer;
}

test.each([
  ["alexnet", 22],
  ["vgg16", 40],
  ["resnet18", 100],
  ["resnet50", 240],
  ["squeezenet1_0", 99],
  ["gnmt", 99],
  ["gnmt_large", 1495],
])("%s has %i states", (name, count) => {
  const states = graphStates(withoutBookkeeping(sample(name)));
  expect(isRefusal(states) ? states.reason : states.count).toBe(count);
});

describe("VGG16 on eight machines", () => {
  test("is limited by its second convolution's neighbourhood if no stage may be replicated", () => {
    const { slowestStage, stages } = partition("vgg16", { machines: 8, replicate: false });
    expect(slowestStage).toBeCloseTo(0.159531, 12); // the second convolution alone
    expect(stages.map((stage) => stage.replicas)).toEqual(Array(8).fill(1));
  });

  test("puts every node in one stage, inputs in the first", () => {
    const { stages } = partition("vgg16", { machines: 8, replicate: true });
    const nodes = stages.flatMap((stage) => stage.nodes);
    expect(nodes.toSorted()).toEqual(
      sample("vgg16")
        .nodes.map((node) => node.id)
        .toSorted(),
    );
    expect(stages[0].nodes[0]).toBe("node1");
    expect(stages.reduce((sum, stage) => sum + stage.replicas, 0)).toBe(8);
  });

  test("takes (T + 4(m − 1)W ÷ (mB)) ÷ m on all machines alike", () => {
    const { dataParallel } = partition("vgg16", { machines: 8, replicate: true });
    expect(dataParallel).toBeCloseTo((0.672535 + (4 * 7 * 553430176) / (8 * 1e9)) / 8, 6);
  });

  test("gains from a faster network, and loses when activations are charged", () => {
    const time = (options: Partial<PartitionOptions>) =>
      partition("vgg16", { machines: 8, replicate: true, ...options }).slowestStage;
    expect(time({ bandwidth: 1e10 })).toBeLessThan(time({}));
    expect(time({ compression: 1 })).toBeGreaterThan(time({}));
    expect(time({ compression: 1000 })).toBeCloseTo(time({}), 12);
  });
});

test("one machine computes everything", () => {
  const { slowestStage, dataParallel, stages } = partition("gnmt", { machines: 1, replicate: true });
  expect(slowestStage).toBeCloseTo((33.533 + 55.883) / 1000, 3);
  expect(dataParallel).toBe(slowestStage);
  expect(stages).toHaveLength(1);
});

test("a branching graph of 1495 states takes well under five seconds on eight machines", () => {
  const started = performance.now();
  partition("gnmt_large", { machines: 8, replicate: true });
  expect(performance.now() - started).toBeLessThan(5000);
});

test("a graph whose branches make too many states is refused with a way out", () => {
  const answer = partitionGraph(sample("inception_v3"), { machines: 4, replicate: false });
  expect(isRefusal(answer) && answer.reason).toContain("join parallel branches");
});
