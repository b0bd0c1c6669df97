import { isRefusal, type Refusal, refuse } from "../base/refusal";
import { isJsonObject, type JsonObject, seal, unseal } from "./envelope";
import { parseJson } from "./parseJson";
import { isPreset, parseNetwork } from "./parseNetwork";
import { parseWith } from "./parseWith";
import type { Problem } from "./problem";
import { settingsSchema } from "./problemSchema";

/** A problem as plain data for links and saved work; an unchanged preset shrinks to its id. */
export function packProblem(problem: Problem): JsonObject {
  const { network, machine, training, cost } = problem;
  return { network: isPreset(network) ? network.id : network, machine, training, cost };
}

/** A problem out of packProblem's data, or out of anything else: everything is checked. */
export function unpackProblem(value: unknown, place = "problem"): Problem | Refusal {
  if (!isJsonObject(value)) return refuse(`At ${place}: there is no problem.`);
  const { network: packed, ...rest } = value;
  const network = parseNetwork(packed, `${place}.network`);
  if (isRefusal(network)) return network;
  const settings = parseWith(settingsSchema, rest, place);
  return isRefusal(settings) ? settings : { network, ...settings };
}

/** Writes a whole problem as a file. Equal problems give equal bytes. */
export function writeProblem(problem: Problem): string {
  const unpacked = unpackProblem(JSON.parse(JSON.stringify(packProblem(problem))));
  const ordered = isRefusal(unpacked) ? problem : unpacked;
  return `${JSON.stringify(seal("problem", packProblem(ordered)), undefined, 2)}\n`;
}

/** Reads a file of writeProblem, of this version or an older one. */
export function readProblem(text: string): Problem | Refusal {
  const json = parseJson(text);
  if (isRefusal(json)) return json;
  const file = unseal(json.value);
  if (isRefusal(file)) return file;
  if (file.kind !== "problem") return refuse(`This file holds a ${String(file.kind)}, not a whole problem.`);
  return unpackProblem(file.problem);
}
