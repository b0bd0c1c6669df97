import { durationOn, type Workload } from "../model/workload";
import { gateBefore, gateClosedBy, gatesOf } from "../schedule/gates";
import type { Plan } from "../schedule/plan";
import { carriedTicks, type Precedences, precedences } from "../schedule/precedences";
import type { OpIndex } from "../tasks/ids";
import type { CyclicGraph } from "./cyclicGraph";
import type { OrderColumns, RepeatingOrder } from "./repeatingOrder";

/**
 * The repeated orders as a graph: a node is a task or an overlapped pair of one repetition (and a gate of a barrier), an
 * iteration is a repetition. Edges are the rows' successions, the dependencies and the extra precedences, each weighing the earlier
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
  joinRows(nodes, edges);
  joinPrecedences(nodes, waits, edges);
  const gates = joinBarriers(plan, nodes, edges);
  return edges.graph(nodes.count + gates);
}

/** The tasks of one repetition, row after row, and the nodes they are in: one each, or one for the two of a pair. */
interface Nodes {
  /** Op, microbatch modulo the unit, how many units it is on, and node; by task. */
  readonly op: Int32Array;
  readonly residue: Int32Array;
  readonly iteration: Int32Array;
  readonly node: Int32Array;
  /** Row and ticks by node. */
  readonly row: Int32Array;
  readonly ticks: Float64Array;
  /** How many nodes there are; later entries of `row` and `ticks` are unused. */
  readonly count: number;
  /** Task by op · unit + residue, −1 if nobody runs it. */
  readonly taskOf: Int32Array;
  readonly unit: number;
}

function nodesOf(
  plan: Plan,
  columns: OrderColumns,
  { unit, first, length }: RepeatingOrder,
  workload: Workload,
): Nodes {
  const { graph, microbatches } = plan.tasks;
  const pairCost = new Map(
    Array.from(plan.pairs?.first ?? [], (task, i) => [task, plan.pairs?.cost[i] ?? 0]),
  );
  const tasks = length.reduce((sum, n) => sum + n, 0);
  const column = () => new Int32Array(tasks);
  const [op, residue, iteration, node, row] = [column(), column(), column(), column(), column()];
  const ticks = new Float64Array(tasks);
  const taskOf = new Int32Array(graph.ops.length * unit).fill(-1);
  let count = 0;
  let next = 0;
  for (let r = 0; r < length.length; r++) {
    let inPair = false;
    for (let at = first[r]; at < first[r] + length[r]; at++, next++) {
      const task = columns.task[at];
      const microbatch = task % microbatches;
      op[next] = Math.floor(task / microbatches);
      residue[next] = microbatch % unit;
      iteration[next] = Math.floor(microbatch / unit);
      taskOf[op[next] * unit + residue[next]] = next;
      node[next] = inPair ? count - 1 : count;
      const pair = pairCost.get(task);
      if (!inPair) {
        row[count] = r;
        ticks[count++] = durationOn(workload, pair ?? graph.ops[op[next]].cost, r);
      }
      inPair = pair !== undefined;
    }
  }
  return { op, residue, iteration, node, row, ticks, count, taskOf, unit };
}

/** Each node waits for the one before it; a row's first for its last of the repetition before. */
function joinRows({ row, ticks, count }: Nodes, edges: Edges): void {
  for (let first = 0, node = 0; node < count; node++) {
    const last = node + 1 === count || row[node + 1] !== row[node];
    edges.add(node, last ? first : node + 1, ticks[node], last ? 1 : 0);
    if (last) first = node + 1;
  }
}

/** A succession, the precedences, and a gate on either side for each barrier; summed over the nodes. */
function mostEdges(plan: Plan, { op }: Nodes, { first }: Precedences): number {
  const barriers = plan.after.filter((after) => after.kind === "barrier").length;
  return op.reduce((sum, o) => sum + 1 + first[o + 1] - first[o] + 2 * barriers, 0);
}

/** A node's repetition n runs the task of unit n + iteration. */
function joinPrecedences(nodes: Nodes, all: Precedences, edges: Edges): void {
  const { op, residue, iteration, node, row, ticks, unit } = nodes;
  for (let to = 0; to < op.length; to++) {
    for (let i = all.first[op[to]]; i < all.first[op[to] + 1]; i++) {
      const units = Math.floor((residue[to] - all.lag[i]) / unit);
      const from = nodes.taskOf[all.from[i] * unit + residue[to] - all.lag[i] - units * unit];
      if (from < 0) continue; // an alternative that the plan leaves out
      const [sender, receiver] = [row[node[from]], row[node[to]]];
      const carried = sender === receiver ? 0 : carriedTicks(all, i, sender, receiver);
      edges.add(node[from], node[to], ticks[node[from]] + carried, iteration[from] - iteration[to] - units);
    }
  }
}

/** Forwards wait at the gate of the batch before; a gate is a node that weighs nothing. Returns how many gates there are. */
function joinBarriers(plan: Plan, nodes: Nodes, edges: Edges): number {
  const { node, iteration, count, unit } = nodes;
  const gates = gatesOf(plan.after, { graph: plan.tasks.graph, microbatches: unit });
  for (const barrier of gates.barriers)
    for (let task = 0; task < nodes.op.length; task++) {
      const op = nodes.op[task] as OpIndex;
      const residue = nodes.residue[task];
      const closed = gateClosedBy(barrier, op, residue);
      if (closed >= 0) edges.add(node[task], count + closed, nodes.ticks[node[task]], iteration[task]);
      const first = residue < barrier.every; // its gate belongs to the repetition before
      const passed = gateBefore(barrier, op, first ? residue + unit : residue);
      if (passed >= 0) edges.add(count + passed, node[task], 0, (first ? 1 : 0) - iteration[task]);
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
