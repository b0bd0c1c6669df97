import { useMemo, useState } from "react";
import { SelectField } from "../common/SelectField";
import { SweepFrame } from "./SweepFrame";
import { showPoint } from "./showPoint";
import { SWEEP_METRICS, type SweepMetric, type SweepMetricId, sweepMetric } from "./sweepMetrics";
import css from "./TradeOff.module.css";
import { TradeOffChart } from "./TradeOffChart";
import { TradeOffList } from "./TradeOffList";
import { tradeOffs } from "./tradeOffs";
import { useCurvesEnd } from "./useCurvesEnd";
import { useTradeOffSpec } from "./useTradeOffSpec";
import { useWantedSweep } from "./useWantedSweep";

/** What schedules are judged by; each can be left out. */
const CRITERIA = ["period", "peakMemoryBytes", "trafficBytes", "staleness"] as const;

const METRICS = SWEEP_METRICS.map(({ id, name }) => ({ value: id, name }));

/** Which schedules no other one beats: two of their numbers against each other, judged by up to four. */
export function TradeOffView() {
  const [across, setAcross] = useState<SweepMetricId>("peakMemoryBytes");
  const [up, setUp] = useState<SweepMetricId>("period");
  const [judged, setJudged] = useState<readonly SweepMetricId[]>(CRITERIA);
  const [isEverySize, setEverySize] = useState(false);
  const [active, setActive] = useState<string>();
  const { end } = useCurvesEnd();
  const spec = useTradeOffSpec(isEverySize ? end : undefined);
  const sweep = useWantedSweep("front", spec);
  const points = sweep?.points;
  const criteria = useMemo(() => judged.map(sweepMetric), [judged]);
  const found = useMemo(
    () => tradeOffs(spec.choices, points ?? [], criteria),
    [spec.choices, points, criteria],
  );
  const axes: readonly [SweepMetric, SweepMetric] = [sweepMetric(across), sweepMetric(up)];
  return (
    <SweepFrame
      sweep={sweep}
      controls={
        <>
          <SelectField
            label="Across"
            value={across}
            options={METRICS}
            onChange={(id) => setAcross(id as SweepMetricId)}
          />
          <SelectField
            label="Up"
            value={up}
            options={METRICS}
            onChange={(id) => setUp(id as SweepMetricId)}
          />
          <SelectField
            label="On"
            value={String(isEverySize)}
            options={[
              { value: "false", name: "these processors" },
              { value: "true", name: `1 to ${end} processors` },
            ]}
            onChange={(value) => setEverySize(value === "true")}
          />
        </>
      }
    >
      <div className={css.whole}>
        <TradeOffChart found={found} axes={axes} active={active} onActive={setActive} onOpen={showPoint} />
        <TradeOffList
          found={found}
          criteria={CRITERIA}
          judged={judged}
          onJudge={setJudged}
          active={active}
          onActive={setActive}
          onOpen={showPoint}
        />
      </div>
    </SweepFrame>
  );
}
