import { basename } from "node:path";
import { isRefusal, type Refusal, refuse } from "../base/refusal";
import { orderNumbers } from "../schedule/orders/orderNumbers";
import { readOrder } from "../schedule/orders/readOrder";
import { type RawOptions, readNumber } from "./rawOptions";
import { readTextFile } from "./readNetwork";

/**
 * The options with the text of --order in place of its file; processors, microbatches and batches that are not given are the
 * order's own. In a batch file the order may stand there itself: as text, lists of cells or an object with "ranks".
 */
export function withOwnOrder(raw: RawOptions): RawOptions | Refusal {
  if (raw.order === undefined) return raw;
  const written = textOf(raw.order);
  if (isRefusal(written)) return written;
  const order = readOrder(written.text);
  if (isRefusal(order)) return order;
  const numbers = orderNumbers(order);
  const batches = readNumber(raw, "batches");
  if (isRefusal(batches)) return batches;
  const perBatch = numbers.microbatches / (batches ?? numbers.batches);
  return {
    processors: raw.speeds === undefined ? numbers.processors : undefined,
    batches: numbers.batches,
    microbatches: Number.isInteger(perBatch) ? perBatch : numbers.microbatches,
    ...(written.name !== undefined && { orderName: written.name }),
    ...raw,
    order: written.text,
  };
}

/** An order's text, and the name of its file if it has one. */
function textOf(given: unknown): { readonly text: string; readonly name?: string } | Refusal {
  if (typeof given === "object") return { text: JSON.stringify(given) };
  if (typeof given !== "string")
    return refuse(`--order takes a file or an order, not ${JSON.stringify(given)}.`, "order");
  if (INLINE.test(given)) return { text: given };
  const text = readTextFile(
    given,
    `There is no file ${given}; --order reads actions in JSON, PyTorch's CSV, or a line of cells for each processor.`,
  );
  return isRefusal(text) ? text : { text, name: basename(given) };
}

/** A text of several lines, JSON, or cells with something between them is no file's name. */
const INLINE = /\n|^\s*[[{]|^(?:P\d+:\s*)?\(?\d+[FBIW]\d+\S*[\s,]/;
