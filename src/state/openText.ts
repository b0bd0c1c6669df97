import { isRefusal, type Refusal } from "../base/refusal";
import { isJsonObject } from "../model/envelope";
import { importNetwork } from "../model/formats";
import type { Network } from "../model/network";
import { parseJson } from "../model/parseJson";
import type { Problem } from "../model/problem";
import { readProblem } from "../model/problemFile";

/** What a file turned out to hold. */
export type Opened =
  | { readonly kind: "network"; readonly network: Network }
  | { readonly kind: "problem"; readonly problem: Problem };

/** Reads a file of any kind that the page knows: all of it, or a sentence that says why not. */
export function openText(fileName: string, text: string): Opened | Refusal {
  if (isProblemFile(text)) {
    const problem = readProblem(text);
    return isRefusal(problem) ? problem : { kind: "problem", problem };
  }
  const network = importNetwork(fileName, text);
  return isRefusal(network) ? network : { kind: "network", network };
}

function isProblemFile(text: string): boolean {
  if (!/^\s*\{/.test(text) || !text.includes('"problem"')) return false;
  const json = parseJson(text);
  return !isRefusal(json) && isJsonObject(json.value) && json.value.kind === "problem";
}
