import { durationOn, type Workload } from "../model/workload";
import { gateBefore, gateClosedBy, gatesOf } from "../schedule/gates";
import type { Plan } from "../schedule/plan";
import { type Precedences, precedences } from "../schedule/precedences";
import type { OpIndex } from "../tasks/ids";
import type { CyclicGraph } from "./cyclicGraph";
import type { OrderColumns, RepeatingOrder } from "./repeatingOrder";

/**
 * The repeated orders as a graph: a node is a task of one repetition (and a gate of a barrier), an iteration is a
 * repetition. Edges are the rows' successions, the dependencies and the extra precedences, each weighing the earlier
 * task's ticks and the transfer where the two are on different processors. O(tasks of a repetition · precedences).
 */
export function cyclicOrders(
  plan: Plan,
  columns: OrderColumns,
  repeating: RepeatingOrder,
  workload: Workload,
): CyclicGraph {
  const nodes = nodesOf(plan, columns, repeating, workload);
  const waits = precedences(plan.tasks.graph, plan.after, workload.transfer);
  const edges = new Edges(mostEdges(plan, nodes, waits));
  joinRows(nodes, repeating, edges);
  joinPrecedences(nodes, waits, edges);
  const gates = joinBarriers(plan, nodes, edges);
  return edges.graph(nodes.op.length + gates);
}

/** The tasks of one repetition, row after row. */
interface Nodes {
  readonly row: Int32Array;
  readonly op: Int32Array;
  /** Microbatch modulo the unit, and how many units it is on; by node. */
  readonly residue: Int32Array;
  readonly iteration: Int32Array;
  readonly ticks: Float64Array;
  /** Node by op · unit + residue, −1 if nobody runs it. */
  readonly nodeOf: Int32Array;
  readonly unit: number;
}

function nodesOf(
  plan: Plan,
  columns: OrderColumns,
  { unit, first, length }: RepeatingOrder,
  workload: Workload,
) {
  const { graph, microbatches } = plan.tasks;
  const count = length.reduce((sum, n) => sum + n, 0);
  const column = () => new Int32Array(count);
  const nodes: Nodes = {
    row: column(),
    op: column(),
    residue: column(),
    iteration: column(),
    ticks: new Float64Array(count),
    nodeOf: new Int32Array(graph.ops.length * unit).fill(-1),
    unit,
  };
  let node = 0;
  for (let row = 0; row < length.length; row++) {
    for (let at = first[row]; at < first[row] + length[row]; at++, node++) {
      const task = columns.task[at];
      const op = Math.floor(task / microbatches);
      const microbatch = task % microbatches;
      nodes.row[node] = row;
      nodes.op[node] = op;
      nodes.residue[node] = microbatch % unit;
      nodes.iteration[node] = Math.floor(microbatch / unit);
      nodes.ticks[node] = durationOn(workload, graph.ops[op].cost, row);
      nodes.nodeOf[op * unit + nodes.residue[node]] = node;
    }
  }
  return nodes;
}

/** Each task waits for the one before it; a row's first for its last of the repetition before. */
function joinRows(nodes: Nodes, { length }: RepeatingOrder, edges: Edges): void {
  let first = 0;
  for (let row = 0; row < length.length; first += length[row++]) {
    for (let i = 0; i < length[row]; i++) {
      const from = first + i;
      const last = i + 1 === length[row];
      const to = last ? first : from + 1;
      edges.add(from, to, nodes.ticks[from], nodes.iteration[to] - nodes.iteration[from] + (last ? 1 : 0));
    }
  }
}

/** A succession, the precedences, and a gate on either side for each barrier; summed over the nodes. */
function mostEdges(plan: Plan, { op }: Nodes, { first }: Precedences): number {
  const barriers = plan.after.filter((after) => after.kind === "barrier").length;
  return op.reduce((sum, o) => sum + 1 + first[o + 1] - first[o] + 2 * barriers, 0);
}

function joinPrecedences(nodes: Nodes, all: Precedences, edges: Edges): void {
  for (let to = 0; to < nodes.op.length; to++) {
    const op = nodes.op[to];
    for (let i = all.first[op]; i < all.first[op + 1]; i++) {
      const units = Math.floor((nodes.residue[to] - all.lag[i]) / nodes.unit);
      const residue = nodes.residue[to] - all.lag[i] - units * nodes.unit;
      const from = nodes.nodeOf[all.from[i] * nodes.unit + residue];
      if (from < 0) continue; // an alternative that the plan leaves out
      const carried = nodes.row[from] === nodes.row[to] ? 0 : all.ticks[i];
      edges.add(from, to, nodes.ticks[from] + carried, -units);
    }
  }
}

/** Forwards wait at the gate of the batch before; a gate is a node that weighs nothing. Returns how many gates there are. */
function joinBarriers(plan: Plan, nodes: Nodes, edges: Edges): number {
  const count = nodes.op.length;
  const gates = gatesOf(plan.after, { graph: plan.tasks.graph, microbatches: nodes.unit });
  for (const barrier of gates.barriers)
    for (let node = 0; node < count; node++) {
      const op = nodes.op[node] as OpIndex;
      const residue = nodes.residue[node];
      const closed = gateClosedBy(barrier, op, residue);
      if (closed >= 0) edges.add(node, count + closed, nodes.ticks[node], 0);
      const first = residue < barrier.every; // its gate belongs to the repetition before
      const passed = gateBefore(barrier, op, first ? residue + nodes.unit : residue);
      if (passed >= 0) edges.add(count + passed, node, 0, first ? 1 : 0);
    }
  return gates.count;
}

/** Edges being collected. */
class Edges {
  private length = 0;
  private readonly from: Int32Array;
  private readonly to: Int32Array;
  private readonly weight: Float64Array;
  private readonly delay: Int32Array;

  constructor(atMost: number) {
    this.from = new Int32Array(atMost);
    this.to = new Int32Array(atMost);
    this.weight = new Float64Array(atMost);
    this.delay = new Int32Array(atMost);
  }

  add(from: number, to: number, weight: number, delay: number): void {
    this.from[this.length] = from;
    this.to[this.length] = to;
    this.weight[this.length] = weight;
    this.delay[this.length++] = delay;
  }

  graph(nodes: number): CyclicGraph {
    return {
      nodes,
      from: this.from.subarray(0, this.length),
      to: this.to.subarray(0, this.length),
      weight: this.weight.subarray(0, this.length),
      delay: this.delay.subarray(0, this.length),
    };
  }
}
