import { lazy, Suspense, useEffect, useMemo, useState } from "react";
import { describedFamilies } from "../../schedule/families/described";
import type { Chart } from "../../state/document";
import { useDocument } from "../../state/documentStore";
import { type HeadlineChart, headline, isAwaited } from "../../state/headline";
import { type Run, type RunsState, runOf, useRuns } from "../../state/runs";
import { chartNames } from "../common/chartNames";
import { Hidden } from "../common/Hidden";
import { useSteady } from "../common/useSteady";
import css from "./Headline.module.css";

/** Screen readers hear the sentence when it has been the same for this long: not at every step of a slider. */
const QUIET_MS = 700;

const FigureCaption = lazy(async () => ({
  default: (await import("../figures/FigureCaption")).FigureCaption,
}));

/** The result in one sentence, and under it the published figure that is drawn, if it is one. */
export function Headline() {
  const { charts, baseline, figure } = useDocument((state) => state.document);
  const schedules = useRuns((state) => state.schedules);
  const seen = useMemo(() => headlineCharts(charts, schedules), [charts, schedules]);
  const sentence = useSteady(headline(seen, baseline), !seen.some(isAwaited));
  const settled = useSettled(sentence);
  return (
    <div className={css.headline}>
      <p className={css.sentence}>{sentence}</p>
      {figure !== undefined && (
        <Suspense>
          <FigureCaption id={figure} />
        </Suspense>
      )}
      <Hidden role="status">{settled}</Hidden>
    </div>
  );
}

function headlineCharts(charts: readonly Chart[], schedules: RunsState["schedules"]) {
  const names = chartNames(charts);
  return charts.map((chart, i) => headlineChart(chart, names[i], runOf({ schedules }, chart.id)));
}

function headlineChart(chart: Chart, name: string, run: Run): HeadlineChart {
  const family = describedFamilies.all.find((entry) => entry.id === chart.family);
  return {
    id: chart.id,
    name,
    portion: (family?.weightUpdate.kind ?? "stashed") === "stashed" ? "minibatch" : "microbatch",
    // What is under way, was refused or failed keeps its last picture, but that is of another problem.
    report: run.kind === "scheduled" ? run.result.report : undefined,
    ...(run.kind === "refused" && { refusal: run.refusal.reason }),
    ...(run.kind === "crashed" && { refusal: "Scheduling failed; the charts say how to go on." }),
  };
}

function useSettled(text: string): string {
  const [settled, setSettled] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), QUIET_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
