import type { CellPlace, WrittenOrder } from "../../schedule/orders/order";
import { readTaskCell, type TaskCell, WHOLE } from "../../schedule/orders/taskCell";
import { readTransferCell } from "../../schedule/orders/transferCell";
import { KIND_NAME, OP_KINDS, type OpKind } from "../../tasks/op";

/** What a cell of an order is drawn as. */
export interface CellLook {
  /** Kinds of its tasks: two of an overlapped pair; none of what is no task. */
  readonly kinds: readonly OpKind[];
  /** Stage of its first task; −1 without. */
  readonly stage: number;
  /** Short enough to stand in a small box, one for each task. */
  readonly labels: readonly string[];
  /** In words, for those who point at it. */
  readonly words: string;
  /** Whether it says anything known. */
  readonly isKnown: boolean;
}

/** Reads one cell as it stands in an order. */
export function cellLook(text: string, olderLetters: boolean): CellLook {
  const halves = /^\(\s*([^\s;()]+)\s*;\s*([^\s;()]+)\s*\)/.exec(text);
  const tasks = (halves === null ? [text] : halves.slice(1)).map((part) => readTask(part, olderLetters));
  const known = tasks.filter((task) => task !== undefined);
  if (known.length === tasks.length)
    return {
      kinds: known.map((task) => OP_KINDS[task.kind]),
      stage: known[0].stage,
      labels: known.map(labelOf),
      words: known.map(taskInWords).join(", overlapped with "),
      isKnown: true,
    };
  return { kinds: [], stage: -1, ...otherThanTasks(text) };
}

function readTask(text: string, olderLetters: boolean): TaskCell | undefined {
  const cell: TaskCell = { kind: 0, stage: 0, microbatch: 0, piece: -1, part: -1, share: WHOLE };
  return readTaskCell(text, 0, text.length, olderLetters, cell) ? cell : undefined;
}

function labelOf({ microbatch, piece }: TaskCell): string {
  return piece < 0 ? `${microbatch}` : `${microbatch}.${piece}`;
}

function taskInWords({ kind, stage, microbatch, piece, part }: TaskCell): string {
  const half = part < 0 ? "" : `part ${part} of the `;
  const where = piece < 0 ? "" : `, piece ${piece}`;
  return `${half}${KIND_NAME[OP_KINDS[kind]]} of stage ${stage}, microbatch ${microbatch}${where}`;
}

function otherThanTasks(text: string): Pick<CellLook, "labels" | "words" | "isKnown"> {
  if (text === "") return { labels: [""], words: "an idle slot", isKnown: true };
  if (text === "U") return { labels: ["U"], words: "the update of the weights", isKnown: true };
  const transfer = readTransferCell(text);
  if (transfer === "state") return { labels: ["·"], words: "handling of sharded weights", isKnown: true };
  if (transfer === undefined) return { labels: ["?"], words: "nothing known", isKnown: false };
  const { sends, forward, stage, microbatch } = transfer;
  const what = forward ? "activations" : "gradients";
  return {
    labels: [sends ? "›" : "‹"],
    words: `${sends ? "sends" : "receives"} ${what} of stage ${stage}, microbatch ${microbatch}`,
    isKnown: true,
  };
}

/** A cell with where it stands: "P2, slot 5: 2B3, backward of stage 2, microbatch 3"; empty if there is none. */
export function placeInWords({ rows, olderLetters }: WrittenOrder, { row, cell }: CellPlace): string {
  const text = rows[row]?.[cell]?.text;
  if (text === undefined) return "";
  return `P${row}, slot ${cell}: ${text === "" ? "" : `${text}, `}${cellLook(text, olderLetters).words}`;
}
