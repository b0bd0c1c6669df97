import type { Theme } from "../../render/theme";
import { roomFor, type Surface2D, sizeCanvas } from "./canvas";

/** The column left of the plots, in CSS pixels. */
export interface GutterColumns {
  readonly widthPx: number;
  readonly labelRightPx: number;
  readonly barFromPx: number;
  readonly barToPx: number;
}

/** Row labels, then a bar; as wide as the theme's type asks for, the same for all charts. */
export function gutterColumns({ labelPx }: Theme, mostRows: number): GutterColumns {
  const digits = String(Math.max(0, mostRows - 1)).length;
  const labelRightPx = Math.round(12 + labelPx * (0.75 + 0.65 * Math.max(2, digits)));
  const barFromPx = labelRightPx + 6;
  const barToPx = barFromPx + 24;
  return { widthPx: barToPx + 8, labelRightPx, barFromPx, barToPx };
}

/** What the column of row labels shows. */
export interface Gutter {
  readonly theme: Theme;
  readonly columns: GutterColumns;
  /** Busy share of the makespan, by row. */
  readonly utilization: readonly number[];
  readonly rowHeightPx: number;
}

/** Draws "P0", "P1" … with a thin bar of the row's utilization; thin rows are labelled every second, fourth, … */
export function paintGutter(surface: Surface2D, { theme, columns, utilization, rowHeightPx }: Gutter): void {
  const { context } = surface;
  const ratio = sizeCanvas(surface, columns.widthPx, roomFor(utilization.length * rowHeightPx));
  context.scale(ratio, ratio);
  const roomPx = theme.labelPx + 1;
  const stride = 2 ** Math.max(0, Math.ceil(Math.log2(roomPx / rowHeightPx)));
  const barPx = Math.max(1, Math.min(4, Math.round(rowHeightPx / 4)));
  context.font = `${theme.labelPx}px ${theme.fonts.text}`;
  context.textAlign = "right";
  context.textBaseline = "middle";
  utilization.forEach((share, row) => {
    const middle = (row + 0.5) * rowHeightPx;
    const top = Math.round(middle - barPx / 2);
    const width = columns.barToPx - columns.barFromPx;
    context.fillStyle = theme.line;
    if (rowHeightPx >= 4) context.fillRect(columns.barFromPx, top, width, barPx);
    context.fillStyle = theme.inkSoft;
    context.fillRect(columns.barFromPx, top, width * share, barPx);
    if (row % stride !== 0) return;
    const isThin = rowHeightPx < roomPx;
    context.fillText(`P${row}`, columns.labelRightPx, isThin ? row * rowHeightPx + roomPx / 2 : middle + 0.5);
  });
}
