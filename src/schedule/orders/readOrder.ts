import { isRefusal, type Refusal, refuse } from "../../base/refusal";
import { MAX_FILE_LENGTH } from "../../model/limits";
import { hasOlderLetters } from "./hasOlderLetters";
import type { OrderNotation, WrittenCell, WrittenOrder } from "./order";
import { readActions } from "./readActions";
import { readRows } from "./readRows";
import { readTorchCsv } from "./readTorchCsv";

/**
 * Reads an order in any of its notations and keeps where every cell stands. Whether the cells make sense is checkOrder's
 * business; refused is only a text that has no cells to speak of. O(length).
 */
export function readOrder(text: string): WrittenOrder | Refusal {
  if (text.length > MAX_FILE_LENGTH)
    return refuse(
      `An order may have ${MAX_FILE_LENGTH.toLocaleString("en")} characters, and this one has ${text.length.toLocaleString("en")}.`,
      "order",
    );
  const notation = notationOf(text);
  const rows = READERS[notation](text);
  if (isRefusal(rows)) return rows;
  if (rows.every((cells) => cells.every((cell) => cell.text === "")))
    return refuse("Give an order: one line for each processor, with cells such as 0F0 0F1 0B0 0B1.", "order");
  return { text, notation, olderLetters: hasOlderLetters(text, notation), rows };
}

type Reader = (text: string) => readonly (readonly WrittenCell[])[] | Refusal;

const READERS: Readonly<Record<OrderNotation, Reader>> = {
  actions: readActions,
  torch: readTorchCsv,
  rows: readRows,
};

/** Blanks, comments and labels make plain rows; without them every comma counts, as in PyTorch's files. */
function notationOf(text: string): OrderNotation {
  if (/^\s*[[{]/.test(text)) return "actions";
  return /[ \t]|^#|^P\d+:/im.test(text) ? "rows" : "torch";
}
