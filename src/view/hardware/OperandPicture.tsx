import { capitalized } from "../../base/capitalized";
import type { ArraySize } from "../../model/systolic/arraySize";
import { foldGrid } from "../../model/systolic/folds";
import type { TaskName } from "../../model/systolic/products";
import { formatNumber } from "../../scene/timeUnit";
import { useTheme } from "../common/useTheme";
import { fitted, gridLines } from "./pictureSizes";
import type { WalkedProduct, WalkStep } from "./tileWalk";
import css from "./Walk.module.css";

const BOX = { width: 460, height: 250 };
/** Around the matrix, for its labels. */
const EDGE = { left: 20, top: 20 };
/** Room for the label above a narrow matrix. */
const LEAST_WIDTH = 200;
/** CSS pixels for a unit of the drawing, where there is room. */
const SCALE = 1.15;
/** A current fold smaller than this is drawn so large, so that it is seen. */
const LEAST = 3;

interface Props {
  readonly product: WalkedProduct;
  readonly array: ArraySize;
  readonly step: WalkStep;
  readonly kind: TaskName;
}

/** The matrix that is cut into folds: what was held before is tinted, what is held now is filled. */
export function OperandPicture({ product, array, step, kind }: Props) {
  const { tasks, line, ink, inkSoft } = useTheme();
  const { held, axes, run } = product;
  const { mapping } = run;
  const [rowFolds, columnFolds] = foldGrid(mapping, array);
  const { width, height, isToScale } = fitted(mapping.columns, mapping.rows, BOX);
  const x = (column: number) => (width * column) / mapping.columns;
  const y = (row: number) => (height * row) / mapping.rows;
  const across = gridLines(columnFolds, x(array.columns));
  const down = gridLines(rowFolds, y(array.rows));
  const [top, bottom, left, right] = [
    y(step.rows[0]),
    y(step.rows[1]),
    x(step.columns[0]),
    x(step.columns[1]),
  ];
  const shownWidth = EDGE.left + Math.max(LEAST_WIDTH, width) + 2;
  const merged = Math.max(across.every, down.every);
  const { fill, edge = fill } = tasks[kind];
  return (
    <figure className={css.operand} style={{ width: shownWidth * SCALE }}>
      <figcaption>
        {capitalized(held)}{" "}
        <span className={css.soft}>{remarks(run.gemm.count, step.copy, merged, isToScale)}</span>
      </figcaption>
      <svg viewBox={`0 0 ${shownWidth} ${EDGE.top + height + 2}`} aria-hidden="true">
        <text x={EDGE.left} y={13} fill={inkSoft}>
          {formatNumber(mapping.columns, 9)} {axes.columns}
        </text>
        <text transform={`translate(12 ${EDGE.top + height}) rotate(-90)`} fill={inkSoft}>
          {height > 110 ? `${formatNumber(mapping.rows, 9)} ${axes.rows}` : ""}
        </text>
        <g transform={`translate(${EDGE.left} ${EDGE.top})`}>
          <rect width={width} height={top} fill={fill} opacity={0.22} />
          <rect y={top} width={left} height={bottom - top} fill={fill} opacity={0.22} />
          <path d={across.places.map((at) => `M${at} 0V${height}`).join("")} stroke={line} fill="none" />
          <path d={down.places.map((at) => `M0 ${at}H${width}`).join("")} stroke={line} fill="none" />
          <rect width={width} height={height} fill="none" stroke={ink} />
          <rect
            x={left}
            y={top}
            width={Math.max(LEAST, right - left)}
            height={Math.max(LEAST, bottom - top)}
            fill={fill}
            stroke={edge}
          />
        </g>
      </svg>
    </figure>
  );
}

function remarks(count: number, copy: number, merged: number, isToScale: boolean): string {
  return [
    count > 1 ? `${copy + 1} of ${count}` : "",
    merged > 1 ? `a line for every ${merged} folds` : "",
    isToScale ? "" : "not to scale",
  ]
    .filter((remark) => remark !== "")
    .join(", ");
}
