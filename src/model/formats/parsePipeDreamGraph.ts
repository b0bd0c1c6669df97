import { isRefusal, type Refusal, refuse } from "../../base/refusal";
import { MAX_LAYERS } from "../limits";
import { parseProfileNode } from "./parseProfileNode";
import type { ProfileEdge, ProfileGraph, ProfileNode } from "./profileGraph";
import { topologicalOrder } from "./topologicalOrder";

/**
 * Reads PipeDream's graph.txt: node lines, and edge lines that start with a tab. All or nothing: a line that is neither
 * is refused with its number, and so are a cycle and a graph in several pieces, which a cut-off file leaves behind.
 */
export function parsePipeDreamGraph(text: string): ProfileGraph | Refusal {
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  const nodes = parseNodes(lines);
  if (isRefusal(nodes)) return nodes;
  const edges = parseEdges(lines, nodes);
  if (isRefusal(edges)) return edges;
  const graph = { nodes, edges };
  const order = topologicalOrder(graph);
  if (isRefusal(order)) return order;
  const pieces = countPieces(graph);
  if (pieces === 1) return graph;
  return refuse(`The graph falls into ${pieces} pieces with no edge between them; the file may be cut off.`);
}

function parseNodes(lines: readonly string[]): ProfileNode[] | Refusal {
  const nodes: ProfileNode[] = [];
  const lineOf = new Map<string, number>();
  for (const [index, line] of lines.entries()) {
    if (line === "" || line.startsWith("\t")) continue;
    const node = parseProfileNode(line);
    if (isRefusal(node)) return atLine(index, node.reason);
    const before = lineOf.get(node.id);
    if (before !== undefined) return atLine(index, `${node.id} stands already in line ${before + 1}.`);
    lineOf.set(node.id, index);
    nodes.push(node);
    if (nodes.length > MAX_LAYERS)
      return atLine(index, `A graph has at most ${MAX_LAYERS} nodes; here is one more.`);
  }
  return nodes.length > 0 ? nodes : refuse("The file has no nodes.");
}

function parseEdges(lines: readonly string[], nodes: readonly ProfileNode[]): ProfileEdge[] | Refusal {
  const indexOf = new Map(nodes.map((node, index) => [node.id, index]));
  const edges: ProfileEdge[] = [];
  for (const [index, line] of lines.entries()) {
    if (!line.startsWith("\t")) continue;
    const ends = line.slice(1).split(" -- ");
    if (ends.length !== 2) return atLine(index, "An edge is a tab and then SOURCE -- DESTINATION.");
    const [from, to] = ends.map((id) => indexOf.get(id));
    if (from === undefined) return atLine(index, `There is no node "${ends[0]}".`);
    if (to === undefined) return atLine(index, `There is no node "${ends[1]}".`);
    edges.push({ from, to });
  }
  return edges;
}

function atLine(index: number, reason: string): Refusal {
  return refuse(`Line ${index + 1}: ${reason}`);
}

/** Number of weakly connected pieces, by union and find with path halving. */
function countPieces({ nodes, edges }: ProfileGraph): number {
  const parent = Int32Array.from(nodes, (_, index) => index);
  const root = (node: number) => {
    let at = node;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  };
  let pieces = nodes.length;
  for (const { from, to } of edges) {
    const [a, b] = [root(from), root(to)];
    if (a === b) continue;
    parent[a] = b;
    pieces--;
  }
  return pieces;
}
