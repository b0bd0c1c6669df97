import type { ScheduledResult } from "../analysis/scheduledResult";
import { isRefusal } from "../base/refusal";
import { lowerToTransfers, mergeBackwards, type RowAction } from "../schedule/orders/lowerToTransfers";
import { orderNumbers } from "../schedule/orders/orderNumbers";
import { readOrder } from "../schedule/orders/readOrder";
import { KIND_LETTER, type OpKind } from "../tasks/op";
import { cellsByProcessor } from "./actions";
import type { TextExporter } from "./exporter";

/** torch.distributed.pipelining's compute schedule: a line per rank, a cell per action, in order. */
export const torchCsv: TextExporter = {
  kind: "text",
  id: "torch-csv",
  name: "PyTorch schedule (CSV)",
  help: "One line per rank with its actions in order, which torch.distributed.pipelining loads.",
  extension: "csv",
  mediaType: "text/csv",
  manyCharts: false,
  write: ({ charts }) => {
    const { result } = charts[0];
    return asWritten(result, false) ?? linesOf(cellsByProcessor(result).map((cells) => cells.map(torchCell)));
  },
};

/** The same with sends and receives (schedules.md 22). */
export const torchCsvComms: TextExporter = {
  kind: "text",
  id: "torch-csv-comms",
  name: "PyTorch schedule with transfers (CSV)",
  help: "As the PyTorch schedule, with sends and receives; I directly followed by its W is merged into B, as PyTorch does.",
  extension: "csv",
  mediaType: "text/csv",
  manyCharts: false,
  write: ({ charts }) => {
    const { result } = charts[0];
    return asWritten(result, true) ?? linesOf(lowerToTransfers(actionsOf(result).map(mergeBackwards)));
  },
};

/** The text of an own order that came in this very form, byte for byte: its idle slots, letters and line ends stay. */
function asWritten({ choice, microbatches }: ScheduledResult, withTransfers: boolean): string | undefined {
  if (choice.family !== "order") return undefined;
  const order = readOrder(String(choice.options.order));
  if (isRefusal(order) || order.notation !== "torch") return undefined;
  if (HAS_TRANSFERS.test(order.text) !== withTransfers) return undefined;
  return orderNumbers(order).microbatches === microbatches ? order.text : undefined;
}

const HAS_TRANSFERS = /SEND_|RECV_|UNSHARD|RESHARD|REDUCE_GRAD/;

function linesOf(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.join(",")}\n`).join("");
}

/** PyTorch marks an overlapped pair behind its parentheses. */
function torchCell(cell: string): string {
  return cell.startsWith("(") ? `${cell}OVERLAP_F_B` : cell;
}

/** The actions of every processor; updates are none. */
function actionsOf(result: ScheduledResult): RowAction[][] {
  return cellsByProcessor(result).map((cells) =>
    cells
      .filter((cell) => cell !== "U")
      .map((cell) => ({ cell: torchCell(cell), tasks: [...cell.matchAll(TASK)].map(readTask) })),
  );
}

const TASK = /(\d+)([FIWB])(\d+(?:\.\d+)?)/g;

function readTask([, stage, letter, microbatch]: RegExpExecArray) {
  return { stage: Number(stage), kind: KIND_OF[letter], microbatch };
}

const KIND_OF: Readonly<Record<string, OpKind>> = Object.fromEntries(
  Object.entries(KIND_LETTER).map(([kind, letter]) => [letter, kind as OpKind]),
);
