import { useMemo, useState } from "react";
import { useDocument } from "../../state/documentStore";
import { SelectField } from "../common/SelectField";
import { CurvesChart } from "./CurvesChart";
import { curveSeries } from "./curveSeries";
import { SweepFrame } from "./SweepFrame";
import { showPoint } from "./showPoint";
import { SWEEP_METRICS, type SweepMetricId, sweepMetric } from "./sweepMetrics";
import { useCurvesEnd } from "./useCurvesEnd";
import { useCurvesSpec } from "./useCurvesSpec";
import { useWantedSweep } from "./useWantedSweep";

/** A number of every schedule that takes part, against the number of processors. */
export function CurvesView() {
  const processors = useDocument((state) => state.document.problem.machine.processors);
  const [metricId, setMetricId] = useState<SweepMetricId>("steadySpeedup");
  const { end, ends, setEnd } = useCurvesEnd();
  const spec = useCurvesSpec(end);
  const sweep = useWantedSweep("curves", spec);
  const points = sweep?.points;
  const series = useMemo(() => curveSeries(spec.choices, points ?? []), [spec.choices, points]);
  return (
    <SweepFrame
      sweep={sweep}
      controls={
        <>
          <SelectField
            label="Metric"
            value={metricId}
            options={SWEEP_METRICS.map(({ id, name }) => ({ value: id, name }))}
            onChange={(id) => setMetricId(id as SweepMetricId)}
          />
          <SelectField
            label="Up to"
            value={String(end)}
            options={ends.map((count) => ({ value: String(count), name: `${count} processors` }))}
            onChange={(count) => setEnd(Number(count))}
          />
        </>
      }
    >
      <CurvesChart
        series={series}
        metric={sweepMetric(metricId)}
        processors={processors}
        onOpen={showPoint}
      />
    </SweepFrame>
  );
}
