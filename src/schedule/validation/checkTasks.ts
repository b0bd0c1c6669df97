import { capitalized } from "../../base/capitalized";
import { backwardColumns } from "../../model/workload";
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
  for (const op of graph.ops) checkWork(checked, op);
  for (let stage = 0; stage < graph.stages; stage++) {
    const pieces = piecesOfStage(graph.ops, stage);
    checkPieces(checked, stage, pieces);
    for (const piece of pieces) checkPiece(checked, piece);
  }
}

/** A stage's work on one piece of a microbatch, or on all of it: ops by kind. */
interface StagePiece {
  /** "stage 2", or "stage 2, piece 1" where there are several. */
  readonly name: string;
  readonly pieces: number;
  readonly fraction: number;
  readonly ops: Readonly<Record<OpKind, readonly number[]>>;
}

function piecesOfStage(ops: readonly Op[], stage: number): readonly StagePiece[] {
  const found = new Map<number, StagePiece & { readonly ops: Record<OpKind, number[]> }>();
  ops.forEach((op, index) => {
    if (op.stage !== stage) return;
    const { piece = 0, pieces = 1, fraction } = op;
    const known = found.get(piece) ?? {
      name: pieces === 1 ? `stage ${stage}` : `stage ${stage}, piece ${piece}`,
      pieces,
      fraction,
      ops: { forward: [], activationGradient: [], weightGradient: [], backward: [] },
    };
    known.ops[op.kind].push(index);
    found.set(piece, known);
  });
  return [...found.values()];
}

/** The stages tile the layers. */
function checkLayers({ schedule, workload, report }: Checked): void {
  const covered = new Int32Array(workload.layers);
  for (const { kind, piece = 0, firstLayer, lastLayer } of schedule.plan.tasks.graph.ops)
    if (kind === "forward" && piece === 0) for (let l = firstLayer; l <= lastLayer; l++) covered[l]++;
  covered.forEach((times, layer) => {
    if (times !== 1) report("complete", `Layer ${layer} is in ${times} stages.`);
  });
}

/** The pieces of a stage's microbatches make the whole. */
function checkPieces({ report }: Checked, stage: number, found: readonly StagePiece[]): void {
  if (found.length === 0) return;
  if (found.some(({ pieces }) => pieces !== found.length))
    report("division", `Stage ${stage} has ${found.length} of ${found[0].pieces} pieces.`);
  const sum = found.reduce((total, { pieces, fraction }) => total + (pieces > 1 ? fraction : 1), 0);
  if (Math.abs(sum - 1) > 1e-9) report("division", `The pieces of stage ${stage} add up to ${sum}, not 1.`);
}

function checkPiece(checked: Checked, piece: StagePiece): void {
  const { schedule, report } = checked;
  const { graph, microbatches } = schedule.plan.tasks;
  const { ops } = graph;
  const gradients = piece.ops.activationGradient;
  const again = gradients.filter((op) => ops[op].recomputed);
  const once = gradients.filter((op) => !ops[op].recomputed);
  for (const parts of [again, once]) checkShares(checked, piece, parts);
  for (let m = 0; m < microbatches; m++) {
    const runs = (op: number) => schedule.columns.position[op * microbatches + m] >= 0;
    const parts = again.some(runs) ? again : once; // with recomputation or without, never half of each
    const wrong = whatIsMissing(piece, runs, parts.length);
    if (wrong !== undefined) report("complete", `${capitalized(piece.name)}, microbatch ${m}: ${wrong}.`);
    checkParts(checked, piece, parts, m);
  }
}

function whatIsMissing({ ops }: StagePiece, runs: (op: number) => boolean, whole: number) {
  const count = (kind: OpKind) => ops[kind].filter(runs).length;
  const parts = count("activationGradient");
  if (count("forward") !== 1) return `${count("forward")} forwards`;
  if (count("backward") > 1) return `${count("backward")} backwards`;
  if (count("backward") === 1)
    return parts + count("weightGradient") > 0 ? "a fused backward and its parts" : undefined;
  if (count("weightGradient") !== 1) return `${count("weightGradient")} weight gradients and no backward`;
  return parts === whole ? undefined : `${parts} of ${whole} parts of its activation gradient`;
}

/**
 * The ticks of an op are its share of its layers' ticks, with the forward's where it is recomputed; weight gradients and
 * backwards may carry more (an all-reduce).
 */
function checkWork({ workload, report }: Checked, op: Op): void {
  let whole = 0;
  for (let l = op.firstLayer; l <= op.lastLayer; l++) {
    if (op.kind === "forward" || op.recomputed) whole += workload.forward[l];
    if (op.kind === "activationGradient") whole += workload.activationGradient[l];
    if (op.kind === "weightGradient") whole += workload.weightGradient[l];
    if (op.kind === "backward") for (const column of backwardColumns(workload)) whole += column[l];
  }
  const share = whole * op.fraction;
  const mayCostMore = op.kind === "weightGradient" || op.kind === "backward";
  if (op.cost < share - 1 || (op.cost > share + 1 && !mayCostMore))
    report("work", `The ${op.kind} of stage ${op.stage} costs ${op.cost} ticks instead of ${share}.`);
}

function checkShares({ schedule, report }: Checked, piece: StagePiece, parts: readonly number[]): void {
  if (parts.length === 0) return;
  const { ops } = schedule.plan.tasks.graph;
  const sum = parts.reduce((total, op) => total + ops[op].fraction, 0);
  const whole = piece.pieces > 1 ? piece.fraction : 1;
  if (Math.abs(sum - whole) > 1e-9)
    report("division", `The parts of ${piece.name}'s activation gradient add up to ${sum}, not ${whole}.`);
  if (parts.some((op) => !(ops[op].fraction > 0)))
    report("division", `A part of ${piece.name}'s activation gradient is empty.`);
  if (new Set(parts.map((op) => ops[op].part)).size < parts.length)
    report("division", `Two parts of ${piece.name}'s activation gradient have the same number.`);
}

/** Parts of one activation gradient run on different processors. */
function checkParts(
  { schedule, rowOf, report }: Checked,
  piece: StagePiece,
  parts: readonly number[],
  m: number,
): void {
  if (parts.length < 2) return;
  const { microbatches } = schedule.plan.tasks;
  const positions = parts
    .map((op) => schedule.columns.position[op * microbatches + m])
    .filter((at) => at >= 0);
  const rows = positions.map((at) => rowOf[at]);
  if (new Set(rows).size < rows.length)
    report("division", `Two parts of ${piece.name}, microbatch ${m}, run on one processor.`);
}
