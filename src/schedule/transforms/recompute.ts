import { backwardColumns, type Workload } from "../../model/workload";
import type { Edge, Op, OpGraph } from "../../tasks/op";
import { unroll } from "../../tasks/taskTable";
import type { ClosedForm, FamilyPlan } from "../family";
import type { Plan } from "../plan";
import { doubtForms } from "./doubtForms";
import { opTicks } from "./opTicks";
import type { Transform } from "./transform";

/**
 * Activation recomputation (schedules.md 4): a stage keeps the tensor that enters it, and its backward runs the forward again
 * first. The family sees backwards that are that much longer, so that stages are balanced, orders are chosen and closed
 * forms are computed for them.
 */
export const recompute: Transform = {
  option: {
    id: "recompute",
    name: "Recompute activations",
    help: "A backward first runs its forward again, so that until then a stage keeps only the tensor that enters it; the last microbatch of a batch may be spared, as in torchgpipe.",
    kind: "choice",
    default: "none",
    choices: [
      { value: "none", name: "No" },
      { value: "all", name: "Every microbatch" },
      { value: "exceptLast", name: "All but the last" },
    ],
  },
  workload(workload, { recompute: which }) {
    if (which !== "all" && which !== "exceptLast") return workload;
    const { forward, activationGradient, backward, total } = workload;
    const longer = (column: Float64Array) => column.map((ticks, layer) => ticks + forward[layer]);
    return {
      ...workload,
      activationGradient: longer(activationGradient),
      ...(backward && { backward: longer(backward) }),
      total: total + forward.reduce((sum, ticks) => sum + ticks, 0),
    };
  },
  apply(planned, workload, { recompute: which }) {
    if (which !== "all" && which !== "exceptLast") return planned;
    if (which === "all")
      return withLongerBackward({ ...planned, plan: recomputeAll(planned.plan, workload) });
    const spared = { ...planned, plan: spareLast(planned.plan, workload) };
    const timed = ["makespan", "period", "bubbleFraction", "idleInsideSpan"] as const;
    return doubtForms(spared, timed, "The formula is for backwards that all take equally long.");
  },
};

function recomputeAll(plan: Plan, workload: Workload): Plan {
  const { graph, microbatches } = plan.tasks;
  const ops = graph.ops.map(recomputing);
  const edges = graph.edges.map((edge) => keepInput(edge, graph, workload));
  return { ...plan, tasks: unroll({ ...graph, ops, edges }, microbatches) };
}

/** The formulas with the backward as it now is. */
function withLongerBackward(planned: FamilyPlan): FamilyPlan {
  const name = (form: ClosedForm) =>
    form.formula.includes("tB") ? { ...form, formula: `${form.formula}, tB with recomputation` } : form;
  return { ...planned, closedForms: planned.closedForms?.map(name) };
}

/**
 * Every stage gets a second, shorter backward, an alternative that keeps everything and recomputes nothing, for the last
 * microbatch of each batch.
 */
function spareLast(plan: Plan, workload: Workload): Plan {
  const { graph, microbatches } = plan.tasks;
  const backwards = graph.ops.flatMap((op, i) => (op.kind === "backward" ? [i] : []));
  const short = new Map(backwards.map((op, i) => [op, graph.ops.length + i]));
  const shortOps = backwards.map((op) => shortBackward(graph.ops[op], workload));
  const shortOf = (op: number) => short.get(op) ?? op;
  const among = graph.edges.filter(({ from, to }) => short.has(from) || short.has(to));
  const shortEdges = among.map((edge) => ({
    ...edge,
    from: shortOf(edge.from) as Edge["from"],
    to: shortOf(edge.to) as Edge["to"],
  }));
  const spared = (task: number) =>
    (task % microbatches) % workload.microbatches === workload.microbatches - 1;
  const shortTask = (task: number) =>
    shortOf(Math.floor(task / microbatches)) * microbatches + (task % microbatches);
  const whole = recomputeAll(plan, workload);
  const all: OpGraph = {
    stages: graph.stages,
    ops: [...whole.tasks.graph.ops, ...shortOps],
    edges: [...whole.tasks.graph.edges, ...shortEdges],
  };
  return {
    ...whole,
    tasks: unroll(all, microbatches),
    order: plan.order.map((row) => row.map((task) => (spared(task) ? shortTask(task) : task))),
  };
}

function recomputing(op: Op): Op {
  return op.kind === "backward" ? { ...op, recomputed: true } : op;
}

function shortBackward(op: Op, workload: Workload): Op {
  return { ...op, cost: opTicks(op, backwardColumns(workload)) };
}

/** From a forward to its own backward goes the tensor that enters the stage, and nothing else. */
function keepInput(edge: Edge, { ops }: OpGraph, { inputBytes, activationBytes }: Workload): Edge {
  const { kind, stage, firstLayer, pieces = 1 } = ops[edge.to];
  if (kind !== "backward" || ops[edge.from].kind !== "forward" || ops[edge.from].stage !== stage) return edge;
  const entering = firstLayer === 0 ? inputBytes : activationBytes[firstLayer - 1];
  return { ...edge, bytes: entering / pieces };
}
