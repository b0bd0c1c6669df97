import { useId } from "react";
import type { TimeShares } from "../../analysis/timeShares";
import type { Theme } from "../../render/theme";
import { STALL_INKS, TASK_INKS } from "../../scene/ink";
import { formatTime, type TimeUnit } from "../../scene/timeUnit";
import { InkDef } from "../common/Swatch";
import css from "./StallsTab.module.css";
import { type Segment, segmentsOf } from "./segments";
import type { SplitChart } from "./splitCharts";

interface Props {
  readonly charts: readonly SplitChart[];
  readonly byRow: boolean;
  readonly theme: Theme;
}

/** A segment wider than this holds its percentage. */
const LABEL_FROM_PERCENT = 6;
/** One wider than this its name, too. */
const NAME_FROM_PERCENT = 22;

/** One stacked bar per schedule, as long as processors × makespan; on request one per processor. */
export function StallBars({ charts, byRow, theme }: Props) {
  const id = useId();
  return (
    <div className={css.bars}>
      <svg className={css.defs} aria-hidden="true">
        <defs>
          {[...TASK_INKS, ...STALL_INKS].map((ink) => (
            <InkDef key={ink} id={`${id}${ink}`} ink={ink} theme={theme} />
          ))}
        </defs>
      </svg>
      {charts.map(({ id: chart, name, result, split }) => (
        <section key={chart} className={css.group} aria-label={`Time of ${name}`}>
          <h3 className={css.name} title={name}>
            {name}
          </h3>
          <Bar shares={split.total} unit={result.report} patterns={id} theme={theme} size="whole" />
          {byRow &&
            split.rows.map((shares, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a processor is its number
              <div key={row} className={css.row}>
                <span className={css.processor}>P{row}</span>
                <Bar shares={shares} unit={result.report} patterns={id} theme={theme} size="thin" />
              </div>
            ))}
        </section>
      ))}
    </div>
  );
}

interface BarProps {
  readonly shares: TimeShares;
  readonly unit: TimeUnit;
  readonly patterns: string;
  readonly theme: Theme;
  readonly size: "whole" | "thin";
}

function Bar({ shares, unit, patterns, theme, size }: BarProps) {
  const segments = segmentsOf(shares);
  return (
    <svg className={css[size]} role="img" aria-label={inWords(segments)}>
      {segments.map(({ ink, from, percent, ...segment }) => (
        <g key={ink}>
          <title>{`${segment.name}: ${percent.toFixed(2)} %, ${formatTime(segment.ticks, unit)}${segment.help === undefined ? "" : `\n${segment.help}`}`}</title>
          <rect
            x={`${from}%`}
            width={`${percent}%`}
            height="100%"
            fill={`url(#${patterns}${ink})`}
            className={css.piece}
          />
          {size === "whole" && percent >= LABEL_FROM_PERCENT && (
            <text
              x={`${from + percent / 2}%`}
              y="50%"
              dy="0.35em"
              className={css.share}
              style={labelStyle(ink, theme)}
            >
              {percent >= NAME_FROM_PERCENT && `${segment.name} `}
              {percent.toFixed(1)} %
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}

/** On a task's color its digits' color; on a hatching ink with a halo, as the style sheet says. */
function labelStyle(ink: Segment["ink"], { tasks }: Theme) {
  const kind = ink === "backward" ? "activationGradient" : ink;
  return kind in tasks ? { fill: tasks[kind as keyof typeof tasks].digits, stroke: "none" } : undefined;
}

function inWords(segments: readonly Segment[]): string {
  return segments.map(({ name, percent }) => `${name} ${percent.toFixed(1)} %`).join(", ");
}
