import { isRefusal, type Refusal } from "../base/refusal";
import { isJsonObject } from "../model/envelope";
import { importNetwork } from "../model/formats";
import type { Network } from "../model/network";
import { parseJson } from "../model/parseJson";
import type { Problem } from "../model/problem";
import { readProblem } from "../model/problemFile";
import { readOrder } from "../schedule/orders/readOrder";

/** What a file turned out to hold. */
export type Opened =
  | { readonly kind: "network"; readonly network: Network }
  | { readonly kind: "problem"; readonly problem: Problem }
  /** Whether it can run here is said where it is edited. */
  | { readonly kind: "order"; readonly text: string };

/** Reads a file of any kind that the page knows: all of it, or a sentence that says why not. */
export function openText(fileName: string, text: string): Opened | Refusal {
  if (isProblemFile(text)) {
    const problem = readProblem(text);
    return isRefusal(problem) ? problem : { kind: "problem", problem };
  }
  if (isOrderFile(text)) {
    const order = readOrder(text);
    return isRefusal(order) ? order : { kind: "order", text };
  }
  const network = importNetwork(fileName, text);
  return isRefusal(network) ? network : { kind: "network", network };
}

function isProblemFile(text: string): boolean {
  if (!/^\s*\{/.test(text) || !text.includes('"problem"')) return false;
  const json = parseJson(text);
  return !isRefusal(json) && isJsonObject(json.value) && json.value.kind === "problem";
}

/** JSON with lists of cells, or a text whose first cell is one of an order's, perhaps behind idle slots, a label or comments. */
function isOrderFile(text: string): boolean {
  if (/^\s*[[{]/.test(text)) return /^\s*\[\s*\[/.test(text) || /^\s*\{[\s\S]*"ranks"\s*:/.test(text);
  return FIRST_CELL.test(text);
}

const FIRST_CELL =
  /^\ufeff?(?:#[^\n]*\n|[\s,])*(?:P\d+:[\s,]*)?\(?\d+(?:BW|[FBIW]|SEND_[FB]|RECV_[FB]|UNSHARD|RESHARD|REDUCE_GRAD)(?:\d|[\s,]|$)/;
