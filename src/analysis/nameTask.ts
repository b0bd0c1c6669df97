import type { TaskId } from "../tasks/ids";
import { KIND_NAME, type Op, type OpGraph } from "../tasks/op";

/** What naming a task needs. */
export interface NamedTasks {
  readonly graph: OpGraph;
  readonly layerNames: readonly string[];
  /** Task id = op · microbatches + microbatch. */
  readonly microbatches: number;
}

/** A task in words: "forward of conv3_1 (stage 2), microbatch 5". */
export function nameTask(named: NamedTasks, task: TaskId): string {
  const op = named.graph.ops[Math.floor(task / named.microbatches)];
  return `${nameOp(op, named.layerNames)}, microbatch ${task % named.microbatches}`;
}

/** An op in words: "forward of conv3_1 to conv3_3 (stage 2)". The stage is left out where it is the layer. */
function nameOp(op: Op, layerNames: readonly string[]): string {
  const first = layerNames[op.firstLayer];
  const layers = op.firstLayer === op.lastLayer ? first : `${first} to ${layerNames[op.lastLayer]}`;
  const stage = op.firstLayer === op.lastLayer && op.stage === op.firstLayer ? "" : ` (stage ${op.stage})`;
  return `${nameKind(op)} of ${layers}${stage}`;
}

/** The kind, and of a divided one how much of it: "67 % of the activation gradient". */
function nameKind({ kind, parts, fraction }: Op): string {
  return parts === 1 ? KIND_NAME[kind] : `${Math.round(100 * fraction)} % of the ${KIND_NAME[kind]}`;
}
