import { type Surface2D, sizeCanvas } from "./canvas";

/** Width of the column left of a plot: row labels and utilization bars. */
export const GUTTER_PX = 72;
/** Width of the column right of a plot: the speedup's scale. */
export const SCALE_PX = 40;

const LABEL_PX = 34;
const BAR_FROM = LABEL_PX + 6;
const BAR_TO = GUTTER_PX - 8;
const LABEL_ROOM_PX = 13;

/** What the column of row labels shows. */
export interface Gutter {
  /** Busy share of the makespan, by row. */
  readonly utilization: readonly number[];
  readonly rowHeightPx: number;
  readonly font: string;
  readonly ink: string;
  readonly bar: string;
  readonly ground: string;
}

/** Draws "P0", "P1" … with a thin bar of the row's utilization; thin rows are labelled every second, fourth, … */
export function paintGutter(surface: Surface2D, gutter: Gutter): void {
  const { utilization, rowHeightPx } = gutter;
  const { context } = surface;
  sizeCanvas(surface, GUTTER_PX, Math.ceil(utilization.length * rowHeightPx));
  const stride = labelStride(rowHeightPx);
  const barPx = Math.max(1, Math.min(4, Math.round(rowHeightPx * 0.4)));
  context.font = gutter.font;
  context.textAlign = "right";
  context.textBaseline = "middle";
  utilization.forEach((share, row) => {
    const middle = (row + 0.5) * rowHeightPx;
    const top = Math.round(middle - barPx / 2);
    context.fillStyle = gutter.ground;
    if (rowHeightPx >= 4) context.fillRect(BAR_FROM, top, BAR_TO - BAR_FROM, barPx);
    context.fillStyle = gutter.bar;
    context.fillRect(BAR_FROM, top, (BAR_TO - BAR_FROM) * share, barPx);
    if (row % stride !== 0) return;
    context.fillStyle = gutter.ink;
    context.fillText(`P${row}`, LABEL_PX, rowHeightPx < LABEL_ROOM_PX ? row * rowHeightPx + 6 : middle + 0.5);
  });
}

/** Every how many rows a label fits: a power of two. */
function labelStride(rowHeightPx: number): number {
  let stride = 1;
  while (stride * rowHeightPx < LABEL_ROOM_PX) stride *= 2;
  return stride;
}
