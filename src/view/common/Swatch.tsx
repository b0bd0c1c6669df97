import { useId } from "react";
import { HATCHES } from "../../render/hatches";
import type { Hatching, Theme } from "../../render/theme";
import type { StallInk, TaskInk } from "../../scene/ink";
import { bandsOf, isStall } from "./inkBands";
import css from "./Swatch.module.css";

/** A hatching as an SVG pattern, to be filled with by its id: the same strokes as on the canvas. */
function HatchDef({ id, fill, hatching }: { id: string; fill: string; hatching?: Hatching }) {
  if (hatching === undefined)
    return (
      <pattern id={id} width="8" height="8" patternUnits="userSpaceOnUse">
        <rect width="8" height="8" fill={fill} />
      </pattern>
    );
  const { size, strokes, strokeWidth, dots } = HATCHES[hatching.hatch];
  return (
    <pattern id={id} width={size} height={size} patternUnits="userSpaceOnUse">
      <rect width={size} height={size} fill={fill} />
      {strokes.map((points) => (
        <polyline
          key={points.join()}
          points={points.join()}
          stroke={hatching.color}
          strokeWidth={strokeWidth}
          fill="none"
        />
      ))}
      {dots.map(({ x, y, radius }) => (
        <circle key={`${x} ${y}`} cx={x} cy={y} r={radius} fill={hatching.color} />
      ))}
    </pattern>
  );
}

/** How an ink fills an area, as an SVG pattern: a stall hatched, a fused backward in its two bands. */
export function InkDef({ id, ink, theme }: { id: string; ink: TaskInk | StallInk; theme: Theme }) {
  const [upper, lower] = bandsOf(ink, theme);
  if (lower === undefined)
    return <HatchDef id={id} fill={upper.fill} hatching={isStall(ink) ? upper.pattern : undefined} />;
  return (
    <linearGradient id={id} x2="0" y2="1">
      <stop offset="50%" stopColor={upper.fill} />
      <stop offset="50%" stopColor={lower.fill} />
    </linearGradient>
  );
}

interface Props {
  readonly ink: TaskInk | StallInk;
  readonly theme: Theme;
  /** Patterns on tasks. */
  readonly patterns: boolean;
}

/** A small box filled as on the chart, for legends and tables. */
export function Swatch({ ink, theme, patterns }: Props) {
  const id = useId();
  const bands = bandsOf(ink, theme);
  return (
    <svg className={css.swatch} viewBox="0 0 18 12" aria-hidden="true">
      <defs>
        {bands.map(({ fill, pattern }, i) => (
          <HatchDef
            key={fill}
            id={`${id}${i}`}
            fill={fill}
            hatching={patterns || isStall(ink) ? pattern : undefined}
          />
        ))}
      </defs>
      {bands.map(({ fill, edge }, i) => (
        <rect
          key={fill}
          x="0.5"
          y={0.5 + (11 / bands.length) * i}
          width="17"
          height={11 / bands.length}
          fill={`url(#${id}${i})`}
          stroke={edge ?? fill}
        />
      ))}
    </svg>
  );
}
