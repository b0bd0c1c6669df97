import type { TaskId } from "../tasks/ids";
import { KIND_NAME, type Op, type OpGraph } from "../tasks/op";

/** What naming a task needs. */
export interface NamedTasks {
  readonly graph: OpGraph;
  readonly layerNames: readonly string[];
  /** Task id = op · microbatches + microbatch. */
  readonly microbatches: number;
}

/** A task in words: "forward of conv3_1 (stage 2), microbatch 5", or "…, piece 1 of microbatch 5". */
export function nameTask(named: NamedTasks, task: TaskId): string {
  const op = named.graph.ops[Math.floor(task / named.microbatches)];
  const { piece = 0, pieces = 1 } = op;
  const of = pieces === 1 ? "" : `piece ${piece} of `;
  return `${nameOp(op, named.layerNames)}, ${of}microbatch ${task % named.microbatches}`;
}

/** An op in words: "forward of conv3_1 to conv3_3 (stage 2)". The stage is left out where it is the layer. */
function nameOp(op: Op, layerNames: readonly string[]): string {
  const first = layerNames[op.firstLayer];
  const layers = op.firstLayer === op.lastLayer ? first : `${first} to ${layerNames[op.lastLayer]}`;
  const stage = op.firstLayer === op.lastLayer && op.stage === op.firstLayer ? "" : ` (stage ${op.stage})`;
  return `${nameKind(op)} of ${layers}${stage}`;
}

/** The kind, and of a divided one how much of it: "67 % of the activation gradient"; and what is run again before it. */
function nameKind({ kind, parts, fraction, recomputed }: Op): string {
  const name = recomputed ? `recomputation and ${KIND_NAME[kind]}` : KIND_NAME[kind];
  return parts === 1 ? name : `${Math.round(100 * fraction)} % of the ${name}`;
}
