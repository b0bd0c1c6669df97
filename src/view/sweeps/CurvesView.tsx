import { useMemo } from "react";
import { useDocument } from "../../state/documentStore";
import { type SweepMetricId, sweepViewChanged, useSweepView } from "../../state/sweepView";
import { SelectField } from "../common/SelectField";
import { CurvesChart } from "./CurvesChart";
import { curveSeries } from "./curveSeries";
import { SweepFrame } from "./SweepFrame";
import css from "./SweepFrame.module.css";
import { showPoint } from "./showPoint";
import { SWEEP_METRICS, sweepMetric } from "./sweepMetrics";
import { useProcessorsEnd } from "./useAxisEnds";
import { useCurvesSpec } from "./useCurvesSpec";
import { useWantedSweep } from "./useWantedSweep";

/** A number of every schedule that takes part, against the number of processors. */
export function CurvesView() {
  const processors = useDocument((state) => state.document.problem.machine.processors);
  const metricId = useSweepView((state) => state.curvesMetric);
  const { end, ends, setEnd } = useProcessorsEnd();
  const spec = useCurvesSpec(end);
  const sweep = useWantedSweep("curves", spec);
  const points = sweep?.points;
  const series = useMemo(() => curveSeries(spec.choices, points ?? []), [spec.choices, points]);
  const metric = sweepMetric(metricId);
  const picture = async () => (await import("./figure/pictures")).curvesPicture(series, metric, spec.choices);
  return (
    <SweepFrame
      sweep={sweep}
      picture={picture}
      controls={
        <div className={css.told}>
          <SelectField
            label="Metric"
            value={metricId}
            options={SWEEP_METRICS.map(({ id, name }) => ({ value: id, name }))}
            onChange={(id) => sweepViewChanged({ curvesMetric: id as SweepMetricId })}
          />
          <SelectField
            label="Axis"
            value={String(end)}
            options={ends.map((count) => ({ value: String(count), name: `up to ${count} processors` }))}
            onChange={(count) => setEnd(Number(count))}
          />
        </div>
      }
    >
      <CurvesChart series={series} metric={metric} processors={processors} onOpen={showPoint} />
    </SweepFrame>
  );
}
