import { isRefusal, type Refusal, refuse } from "../../base/refusal";
import type { ProfileNode } from "./profileGraph";

const MEASURES = [
  "forward_compute_time",
  "backward_compute_time",
  "activation_size",
  "parameter_size",
] as const;
const NUMBER = /^\d+(?:\.\d*)?(?:[eE][+-]?\d+)?$/;
const SHAPE =
  "A node is ID -- DESCRIPTION -- forward_compute_time=X, backward_compute_time=Y, activation_size=Z, parameter_size=W.";

/** Reads a node line of graph.txt; descriptions may hold commas, equals signs and brackets, so " -- " comes first. */
export function parseProfileNode(line: string): ProfileNode | Refusal {
  const fields = line.split(" -- ");
  if (fields.length < 3 || fields.length > 4) return refuse(SHAPE);
  const [id, description, measured, optimized] = fields;
  const values = parseMeasures(measured);
  if (isRefusal(values)) return values;
  const [forwardMs, backwardMs, activationBytes, parameterBytes] = values;
  const node = { id, description, forwardMs, backwardMs, activationBytes, parameterBytes };
  if (optimized === undefined) return node;
  const stage = /^stage_id=(\d{1,9})$/.exec(optimized.trimEnd());
  if (stage === null)
    return refuse(`After the sizes stands stage_id=K with a whole number K, not "${optimized}".`);
  return { ...node, stage: Number(stage[1]) };
}

function parseMeasures(text: string): number[] | Refusal {
  const pairs = text.trimEnd().split(", ");
  if (pairs.length !== MEASURES.length) return refuse(SHAPE);
  const values: number[] = [];
  for (const [index, measure] of MEASURES.entries()) {
    const prefix = `${measure}=`;
    if (!pairs[index].startsWith(prefix)) return refuse(`"${pairs[index]}" stands where ${measure} should.`);
    const value = parseMeasure(measure, pairs[index].slice(prefix.length));
    if (isRefusal(value)) return value;
    values.push(value);
  }
  return values;
}

/** A number, or a list [a; b; c] that stands for its sum. */
function parseMeasure(measure: string, text: string): number | Refusal {
  const isList = measure === "activation_size" && text.startsWith("[") && text.endsWith("]");
  let sum = 0;
  for (const item of isList ? text.slice(1, -1).split("; ") : [text]) {
    if (!NUMBER.test(item)) return refuse(`${measure} is a number from 0 on, not "${item}".`);
    sum += Number(item);
  }
  return sum <= 2 ** 53 ? sum : refuse(`${measure} is ${sum}; at most 2^53 can be counted.`);
}
