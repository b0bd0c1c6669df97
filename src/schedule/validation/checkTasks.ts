import type { Op, OpKind } from "../../tasks/op";
import type { Checked } from "./violation";

/** Invariants "complete", "work" and "division": the right tasks, whatever their times. */
export function checkTasks(checked: Checked): void {
  const { schedule, workload, report } = checked;
  const { graph, microbatches } = schedule.plan.tasks;
  const expected = workload.microbatches * workload.batches;
  if (microbatches !== expected)
    report("complete", `${microbatches} microbatches are scheduled, not ${expected}.`);
  checkLayers(checked);
  for (let stage = 0; stage < graph.stages; stage++) checkStage(checked, opsOfStage(graph.ops, stage));
}

type StageOpsByKind = Readonly<Record<OpKind, readonly number[]>>;

function opsOfStage(ops: readonly Op[], stage: number): StageOpsByKind {
  const found = { forward: [], activationGradient: [], weightGradient: [], backward: [] } as Record<
    OpKind,
    number[]
  >;
  ops.forEach((op, index) => {
    if (op.stage === stage) found[op.kind].push(index);
  });
  return found;
}

/** The stages tile the layers. */
function checkLayers({ schedule, workload, report }: Checked): void {
  const covered = new Int32Array(workload.layers);
  for (const op of schedule.plan.tasks.graph.ops)
    if (op.kind === "forward") for (let l = op.firstLayer; l <= op.lastLayer; l++) covered[l]++;
  covered.forEach((times, layer) => {
    if (times !== 1) report("complete", `Layer ${layer} is in ${times} stages.`);
  });
}

function checkStage(checked: Checked, ops: StageOpsByKind): void {
  const { schedule, report } = checked;
  const { graph, microbatches } = schedule.plan.tasks;
  for (const op of Object.values(ops).flat()) checkWork(checked, graph.ops[op]);
  checkShares(checked, ops.activationGradient);
  for (let m = 0; m < microbatches; m++) {
    const wrong = whatIsMissing(schedule.columns.position, ops, m, microbatches);
    if (wrong !== undefined)
      report("complete", `Stage ${graph.ops[ops.forward[0]]?.stage}, microbatch ${m}: ${wrong}.`);
    checkParts(checked, ops.activationGradient, m);
  }
}

function whatIsMissing(position: Int32Array, ops: StageOpsByKind, m: number, microbatches: number) {
  const count = (kind: OpKind) => ops[kind].filter((op) => position[op * microbatches + m] >= 0).length;
  const parts = count("activationGradient");
  if (count("forward") !== 1) return `${count("forward")} forwards`;
  if (count("backward") > 1) return `${count("backward")} backwards`;
  if (count("backward") === 1)
    return parts + count("weightGradient") > 0 ? "a fused backward and its parts" : undefined;
  if (count("weightGradient") !== 1) return `${count("weightGradient")} weight gradients and no backward`;
  const all = ops.activationGradient.length;
  return parts === all ? undefined : `${parts} of ${all} parts of its activation gradient`;
}

/** The ticks of an op are its share of its layers' ticks; weight gradients and backwards may carry more (an all-reduce). */
function checkWork({ workload, report }: Checked, op: Op): void {
  let whole = 0;
  for (let l = op.firstLayer; l <= op.lastLayer; l++) {
    if (op.kind === "forward") whole += workload.forward[l];
    if (op.kind === "activationGradient" || op.kind === "backward") whole += workload.activationGradient[l];
    if (op.kind === "weightGradient" || op.kind === "backward") whole += workload.weightGradient[l];
  }
  const share = whole * op.fraction;
  const mayCostMore = op.kind === "weightGradient" || op.kind === "backward";
  if (op.cost < share - 1 || (op.cost > share + 1 && !mayCostMore))
    report("work", `The ${op.kind} of stage ${op.stage} costs ${op.cost} ticks instead of ${share}.`);
}

function checkShares({ schedule, report }: Checked, parts: readonly number[]): void {
  if (parts.length === 0) return;
  const { ops } = schedule.plan.tasks.graph;
  const stage = ops[parts[0]].stage;
  const sum = parts.reduce((total, op) => total + ops[op].fraction, 0);
  if (Math.abs(sum - 1) > 1e-9)
    report("division", `The parts of stage ${stage}'s activation gradient add up to ${sum}, not 1.`);
  if (parts.some((op) => !(ops[op].fraction > 0)))
    report("division", `A part of stage ${stage}'s activation gradient is empty.`);
  if (new Set(parts.map((op) => ops[op].part)).size < parts.length)
    report("division", `Two parts of stage ${stage}'s activation gradient have the same number.`);
}

/** Parts of one activation gradient run on different processors. */
function checkParts({ schedule, rowOf, report }: Checked, parts: readonly number[], m: number): void {
  if (parts.length < 2) return;
  const { graph, microbatches } = schedule.plan.tasks;
  const positions = parts
    .map((op) => schedule.columns.position[op * microbatches + m])
    .filter((at) => at >= 0);
  const rows = positions.map((at) => rowOf[at]);
  if (new Set(rows).size < rows.length)
    report(
      "division",
      `Two parts of stage ${graph.ops[parts[0]].stage}, microbatch ${m}, run on one processor.`,
    );
}
