import type { ArraySize } from "../../model/systolic/arraySize";
import type { TaskName } from "../../model/systolic/products";
import { formatNumber } from "../../scene/timeUnit";
import { useTheme } from "../common/useTheme";
import { fitted, gridLines } from "./pictureSizes";
import type { WalkedProduct, WalkStep } from "./tileWalk";
import css from "./Walk.module.css";

const BOX = { width: 200, height: 200 };
/** Left of and above the array, for what streams in. */
const EDGE = { left: 96, top: 22 };
/** Lines inside the array at most, each way. */
const MOST_LINES = 16;

interface Props {
  readonly product: WalkedProduct;
  readonly array: ArraySize;
  readonly step: WalkStep;
  readonly kind: TaskName;
}

/** The array with the rows and columns that this fold uses, and what streams into it. */
export function ArrayPicture({ product: { run, axes }, array, step, kind }: Props) {
  const { tasks, line, ink, inkSoft } = useTheme();
  const { width, height } = fitted(array.columns, array.rows, BOX);
  const usedRows = step.rows[1] - step.rows[0];
  const usedColumns = step.columns[1] - step.columns[0];
  const usedHeight = (height * usedRows) / array.rows;
  const usedWidth = (width * usedColumns) / array.columns;
  const across = linesOf(array.columns, width);
  const down = linesOf(array.rows, height);
  const { fill, edge = fill } = tasks[kind];
  const middle = EDGE.top + usedHeight / 2;
  return (
    <figure className={css.array}>
      <figcaption>
        Array{" "}
        <span className={css.soft}>
          {usedRows} × {usedColumns} of {array.rows} × {array.columns} in use
        </span>
      </figcaption>
      <svg viewBox={`0 0 ${EDGE.left + BOX.width + 2} ${EDGE.top + height + 2}`} aria-hidden="true">
        <text x={EDGE.left - 12} y={middle - 8} fill={ink} textAnchor="end">
          {formatNumber(run.mapping.stream, 9)}
        </text>
        <text x={EDGE.left - 12} y={middle + 18} fill={inkSoft} textAnchor="end">
          {axes.stream.split(" ").at(-1)}
        </text>
        <path d={`M8 ${middle}H${EDGE.left - 6}m-6 -4l6 4l-6 4`} stroke={ink} fill="none" />
        {run.dataflow === "os" && (
          <path
            d={`M${EDGE.left + usedWidth / 2} 2V${EDGE.top - 4}m-4 -6l4 6l4 -6`}
            stroke={ink}
            fill="none"
          />
        )}
        <g transform={`translate(${EDGE.left} ${EDGE.top})`}>
          <rect width={usedWidth} height={usedHeight} fill={fill} stroke={edge} />
          <g opacity={0.5}>
            <path d={across.map((at) => `M${at} 0V${height}`).join("")} stroke={line} fill="none" />
            <path d={down.map((at) => `M0 ${at}H${width}`).join("")} stroke={line} fill="none" />
          </g>
          <rect width={width} height={height} fill="none" stroke={ink} />
        </g>
      </svg>
    </figure>
  );
}

function linesOf(elements: number, length: number): readonly number[] {
  const parts = Math.min(MOST_LINES, elements);
  return gridLines(parts, length / parts).places;
}
