import { useState } from "react";
import { metrics } from "../../analysis/metricDefinitions";
import { useDocument } from "../../state/documentStore";
import { machineChanged } from "../../state/problemEdits";
import { choiceKey, isSweeping } from "../../state/sweeps";
import { chartNames } from "../common/chartNames";
import { useCurvesSpec } from "../sweeps/useCurvesSpec";
import { useWantedSweep } from "../sweeps/useWantedSweep";
import { SpeedupChart } from "./SpeedupChart";
import css from "./SpeedupTab.module.css";
import type { SpeedupKind } from "./speedupLayout";

const KINDS: readonly { readonly id: SpeedupKind; readonly name: string; readonly help: string }[] = [
  {
    id: "steadySpeedup",
    name: "Steady state",
    help: metrics.get("steadySpeedup").definition,
  },
  {
    id: "speedup",
    name: "This run",
    help: metrics.get("speedup").definition,
  },
];

/** Speedup against processor count, from the sweeps that run while this is open. */
export function SpeedupTab() {
  const charts = useDocument((state) => state.document.charts);
  const processors = useDocument((state) => state.document.problem.machine.processors);
  const spec = useCurvesSpec();
  const sweep = useWantedSweep("curves", spec);
  const [kind, setKind] = useState<SpeedupKind>("steadySpeedup");
  const names = chartNames(charts);
  const series = charts.map((chart, i) => ({
    id: chart.id,
    name: names[i],
    points: (sweep?.points ?? [])
      .filter((point) => choiceKey(point.choice) === choiceKey(chart))
      .toSorted((a, b) => a.processors - b.processors),
  }));
  const isEmpty = series.every(({ points }) => points.length === 0);
  return (
    <div className={css.tab}>
      <div className={css.side}>
        <fieldset className={css.kinds} aria-label="Which speedup">
          {KINDS.map(({ id, name, help }) => (
            <label key={id} className={css.kind} title={help}>
              <input type="radio" name="speedup-kind" checked={kind === id} onChange={() => setKind(id)} />
              {name}
            </label>
          ))}
        </fieldset>
        <p className={css.note}>{KINDS.find(({ id }) => id === kind)?.help}</p>
        <p className={css.note}>
          Dotted: what the lower bound on the period of any schedule allows. Thin: as many times as
          processors. Click a point to use its processors.
        </p>
        <p className={css.note} role="status">
          {isSweeping(sweep) && "Computing more points …"}
        </p>
      </div>
      {isEmpty ? (
        <p className={css.empty}>
          {charts.length === 0 ? "No schedule chosen." : "The first points come in a moment."}
        </p>
      ) : (
        <SpeedupChart
          series={series}
          kind={kind}
          processors={processors}
          onPick={(count) => machineChanged({ processors: count })}
        />
      )}
    </div>
  );
}
