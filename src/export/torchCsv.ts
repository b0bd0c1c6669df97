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
  write: ({ charts }) =>
    cellsByProcessor(charts[0].result)
      .map((cells) => `${cells.map(torchCell).join(",")}\n`)
      .join(""),
};

/** PyTorch marks an overlapped pair behind its parentheses. */
function torchCell(cell: string): string {
  return cell.startsWith("(") ? `${cell}OVERLAP_F_B` : cell;
}
