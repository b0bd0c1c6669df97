import { isRefusal, type Refusal, refuse } from "../base/refusal";
import type { Topology } from "../model/machine";
import { flag, type RawOptions, readNumber, readText } from "./rawOptions";
import { readTransfer, type TransferOptions } from "./readTransfer";

const BETWEEN_NODES: TransferOptions = {
  time: "nodeTransfer",
  latency: "nodeLatency",
  bandwidth: "nodeBandwidth",
};
const OF_NODES = ["nodeSize", ...Object.values(BETWEEN_NODES)];

/** The wiring that the options describe; undefined where every two processors have a link of their own. */
export function readTopology(raw: RawOptions): Topology | undefined | Refusal {
  const name = readText(raw, "topology");
  if (isRefusal(name)) return name;
  if (name === "nodes") return readNodes(raw);
  const lost = OF_NODES.find((option) => raw[option] !== undefined);
  if (lost !== undefined) return refuse(`${flag(lost)} goes with --topology nodes.`, lost);
  if (name === undefined || name === "full") return undefined;
  if (name === "line" || name === "ring") return { kind: name };
  return refuse(`--topology is full, line, ring or nodes, not "${name}".`, "topology");
}

function readNodes(raw: RawOptions): Topology | Refusal {
  const nodeSize = readNumber(raw, "nodeSize");
  if (isRefusal(nodeSize)) return nodeSize;
  if (nodeSize === undefined)
    return refuse("--topology nodes needs the processors of a node, for instance --node-size 8.", "nodeSize");
  const between = readTransfer(raw, BETWEEN_NODES);
  if (isRefusal(between)) return between;
  if (between.kind !== "none") return { kind: "nodes", nodeSize, between };
  return refuse(
    "--topology nodes needs what a transfer between nodes costs: --node-transfer, or --node-latency and --node-bandwidth.",
    "nodeTransfer",
  );
}
