import { durationOn, type Workload } from "../model/workload";
import { gateBefore, gateClosedBy, gatesOf } from "../schedule/gates";
import type { Plan } from "../schedule/plan";
import { precedences } from "../schedule/precedences";
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
  const edges = new Edges();
  joinRows(nodes, repeating, edges);
  joinPrecedences(plan, nodes, workload, edges);
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

function joinPrecedences(plan: Plan, nodes: Nodes, workload: Workload, edges: Edges): void {
  const all = precedences(plan.tasks.graph, plan.after, workload.transfer);
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
      const op = nodes.op[node];
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
  private readonly from: number[] = [];
  private readonly to: number[] = [];
  private readonly weight: number[] = [];
  private readonly delay: number[] = [];

  add(from: number, to: number, weight: number, delay: number): void {
    this.from.push(from);
    this.to.push(to);
    this.weight.push(weight);
    this.delay.push(delay);
  }

  graph(nodes: number): CyclicGraph {
    return {
      nodes,
      from: Int32Array.from(this.from),
      to: Int32Array.from(this.to),
      weight: Float64Array.from(this.weight),
      delay: Int32Array.from(this.delay),
    };
  }
}
