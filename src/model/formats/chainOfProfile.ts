import { isRefusal, type Refusal, refuse } from "../../base/refusal";
import type { Layer, LayerProfile } from "../layer";
import { FLOAT32_BYTES, type Network } from "../network";
import { isInputNode, type ProfileGraph, type ProfileNode } from "./profileGraph";
import { topologicalOrder } from "./topologicalOrder";

/** Bytes of one input image in float32: 3 × 224 × 224, and Inception's 3 × 299 × 299. */
const IMAGE_BYTES = [3 * 224 * 224 * FLOAT32_BYTES, 3 * 299 * 299 * FLOAT32_BYTES];

/**
 * Makes a chain of layers of a measured graph: nodes in topological order, each parameter-free one joined to the
 * parametric one before it, those ahead of the first to the first. Input nodes are left out.
 */
export function chainOfProfile(graph: ProfileGraph, name: string): Network | Refusal {
  const order = topologicalOrder(graph);
  if (isRefusal(order)) return order;
  const chain = [...order].filter((node) => !isInputNode(graph.nodes[node]));
  const heads = chain.filter((node) => graph.nodes[node].parameterBytes > 0);
  if (heads.length === 0) return refuse("No node has parameters, so there is nothing to train.");
  const groups = groupNodes(graph, chain);
  const borders = borderBytes(graph, chain, groups);
  const inputBytes = graph.nodes.filter(isInputNode).reduce((sum, node) => sum + node.activationBytes, 0);
  const batch = batchOf(inputBytes);
  return {
    id: "own",
    name,
    layers: groups.map((nodes, index) =>
      profiledLayer(
        graph.nodes[heads[index]],
        nodes.map((node) => graph.nodes[node]),
        borders[index],
        batch,
      ),
    ),
    inputs: numbersPerSample(inputBytes, batch),
    source: "Profile in PipeDream's graph.txt format",
    notes: notesOn(graph, chain, groups, batch),
    preferredCost: "profile",
    ...(batch !== undefined && { measuredBatch: batch }),
  };
}

/** Runs of the chain, each from a parametric node to before the next; the first starts at the chain's start. */
function groupNodes(graph: ProfileGraph, chain: readonly number[]): number[][] {
  const groups: number[][] = [[]];
  let seen = false;
  for (const node of chain) {
    const parametric = graph.nodes[node].parameterBytes > 0;
    if (parametric && seen) groups.push([]);
    seen ||= parametric;
    groups[groups.length - 1].push(node);
  }
  return groups;
}

function profiledLayer(
  head: ProfileNode,
  nodes: ProfileNode[],
  border: number,
  batch: number | undefined,
): Layer {
  const sum = (of: (node: ProfileNode) => number) => nodes.reduce((total, node) => total + of(node), 0);
  const parameterBytes = sum((node) => node.parameterBytes);
  const measured: LayerProfile = {
    forwardMs: roundMs(sum((node) => node.forwardMs)),
    backwardMs: head.backwardMs,
    throughMs: roundMs(sum((node) => node.backwardMs) - head.backwardMs),
    activationBytes: border,
    parameterBytes,
  };
  return {
    name: `${head.id} ${head.description.split("(", 1)[0].trim()}`,
    macs: 0,
    parameters: Math.round(parameterBytes / FLOAT32_BYTES),
    activations: numbersPerSample(border, batch),
    profile: measured,
  };
}

/** Sums of decimals, without the last bits that adding them left over. */
function roundMs(ms: number): number {
  return Math.round(ms * 1e6) / 1e6;
}

/**
 * Bytes that cross the border after each group: every output that a later group reads, once, so that a shortcut counts
 * on all borders it spans. After the last group it is the last node's output.
 */
function borderBytes(graph: ProfileGraph, chain: readonly number[], groups: readonly number[][]): number[] {
  const groupOf = new Int32Array(graph.nodes.length).fill(-1); // −1: an Input node
  for (const [group, nodes] of groups.entries()) for (const node of nodes) groupOf[node] = group;
  const lastReader = groupOf.slice();
  for (const { from, to } of graph.edges) lastReader[from] = Math.max(lastReader[from], groupOf[to]);
  const change = new Float64Array(groups.length + 1);
  for (const node of chain) {
    change[groupOf[node]] += graph.nodes[node].activationBytes;
    change[lastReader[node]] -= graph.nodes[node].activationBytes;
  }
  const borders: number[] = [];
  for (const [group, bytes] of change.slice(0, groups.length).entries())
    borders.push((borders[group - 1] ?? 0) + bytes);
  borders[groups.length - 1] = graph.nodes[chain[chain.length - 1]].activationBytes;
  return borders;
}

function batchOf(inputBytes: number): number | undefined {
  const image = IMAGE_BYTES.find((bytes) => inputBytes > 0 && inputBytes % bytes === 0);
  return image === undefined ? undefined : inputBytes / image;
}

/** Where the batch is not known, the whole minibatch counts as one sample. */
function numbersPerSample(bytes: number, batch = 1): number {
  return Math.round(bytes / FLOAT32_BYTES / batch);
}

function notesOn(
  graph: ProfileGraph,
  chain: readonly number[],
  groups: readonly unknown[],
  batch: number | undefined,
) {
  const readers = new Int32Array(graph.nodes.length);
  for (const { from } of graph.edges) readers[from]++;
  const branches = chain.some((node) => readers[node] > 1);
  return [
    `${chain.length} measured nodes make ${groups.length} layers: a node without parameters joins the one with parameters before it.`,
    ...(branches
      ? [
          "Branches stand one after another: of the nodes whose inputs are there, the smallest number comes first. What crosses a border between layers includes every shortcut that spans it.",
        ]
      : []),
    batch === undefined
      ? "The minibatch's size is not in the file; sizes are for the whole minibatch."
      : `Minibatches of ${batch}, judged by the input's size.`,
  ];
}
