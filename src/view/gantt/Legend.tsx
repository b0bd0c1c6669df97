import { memo } from "react";
import { STALL_HELP } from "../../analysis/stallCause";
import type { Theme } from "../../render/theme";
import { STALL_NAMES, TASK_NAMES } from "../../scene/ink";
import { overlays } from "../../scene/overlays";
import { type ChartView, isOverlayOn } from "../../state/chart";
import { useOverlayWorks } from "../../state/overlayWork";
import { LineSwatch } from "../common/LineSwatch";
import { Swatch } from "../common/Swatch";
import { useArrows } from "./arrows";
import css from "./Legend.module.css";
import { kindsDrawn, linesDrawn, type StallEntry, sharesInWords, stallsDrawn } from "./legend";
import type { ChartResults } from "./useChartResults";

interface Props {
  readonly results: ChartResults;
  readonly theme: Theme;
  readonly patterns: boolean;
  readonly switched: ChartView["overlays"];
}

/** What is drawn and nothing else; each stall with its share of the processors' time, chart by chart. */
export const Legend = memo(function Legend({ results, theme, patterns, switched }: Props) {
  useOverlayWorks(); // what comes later is listed when it is drawn
  const on = overlays.all.filter((overlay) => isOverlayOn(switched, overlay)).map(({ id }) => id);
  const arrows = useArrows(results.charts.map(({ chart }) => chart.id));
  const found = results.charts.map(({ result }) => result);
  const names = results.charts.map(({ name }) => name);
  const stalls = (switched.stalls ?? true) ? stallsDrawn(found) : [];
  return (
    <ul className={css.legend} aria-label="Legend">
      {kindsDrawn(found).map((kind) => (
        <li key={kind} className={css.entry} title={TASK_NAMES[kind]}>
          <Swatch ink={kind} theme={theme} patterns={patterns} />
          {kind === "backward" ? "Backward" : TASK_NAMES[kind]}
        </li>
      ))}
      {stalls.map((entry) => (
        <li key={entry.cause} className={css.entry} title={stallTitle(entry, names)}>
          <Swatch ink={`stall-${entry.cause}`} theme={theme} patterns={patterns} />
          {STALL_NAMES[`stall-${entry.cause}`]}
          <span className={css.percent}>{sharesInWords(entry.percent)}</span>
        </li>
      ))}
      {linesDrawn(results, on).map(({ ink, name }) => (
        <li key={ink} className={css.entry} title={name}>
          <LineSwatch ink={ink} theme={theme} />
          {ink === "speedup" ? "Speedup" : name}
          {ink === "transfer" && arrows !== "each" && (
            <span className={css.percent}>{ARROWS_IN_WORDS[arrows]}</span>
          )}
        </li>
      ))}
    </ul>
  );
});

const ARROWS_IN_WORDS = {
  merged: "neighbours as one: zoom in",
  none: "too many in sight: zoom in",
};

function stallTitle({ cause, percent }: StallEntry, names: readonly string[]): string {
  const lines = percent.map((share, i) => `${names[i]}: ${share === undefined ? "–" : share.toFixed(2)} %`);
  return [STALL_HELP[cause], "Share of processors × makespan, chart by chart:", ...lines].join("\n");
}
