import { useMemo, useState } from "react";
import { type SweepMetricId, sweepViewChanged, useSweepView } from "../../state/sweepView";
import { SelectField } from "../common/SelectField";
import { SweepFrame } from "./SweepFrame";
import { showPoint } from "./showPoint";
import { SWEEP_METRICS, sweepMetric } from "./sweepMetrics";
import css from "./TradeOff.module.css";
import { TradeOffChart } from "./TradeOffChart";
import { TradeOffList } from "./TradeOffList";
import { tradeOffs } from "./tradeOffs";
import { useProcessorsEnd } from "./useAxisEnds";
import { useTradeOffSpec } from "./useTradeOffSpec";
import { useWantedSweep } from "./useWantedSweep";

const METRICS = SWEEP_METRICS.map(({ id, name }) => ({ value: id, name }));

/** Which schedules no other one beats: two of their numbers against each other, judged by up to four. */
export function TradeOffView() {
  const { across, up, judged, isEverySize } = useSweepView((state) => state);
  const [active, setActive] = useState<string>();
  const { end } = useProcessorsEnd();
  const spec = useTradeOffSpec(isEverySize ? end : undefined);
  const sweep = useWantedSweep("front", spec);
  const points = sweep?.points;
  const criteria = useMemo(() => judged.map(sweepMetric), [judged]);
  const found = useMemo(
    () => tradeOffs(spec.choices, points ?? [], criteria),
    [spec.choices, points, criteria],
  );
  const axes = [sweepMetric(across), sweepMetric(up)] as const;
  const picture = async () =>
    (await import("./figure/pictures")).tradeOffPicture(found, axes, criteria, spec.choices);
  return (
    <SweepFrame
      sweep={sweep}
      picture={picture}
      controls={
        <>
          <SelectField
            label="Across"
            value={across}
            options={METRICS}
            onChange={(id) => sweepViewChanged({ across: id as SweepMetricId })}
          />
          <SelectField
            label="Up"
            value={up}
            options={METRICS}
            onChange={(id) => sweepViewChanged({ up: id as SweepMetricId })}
          />
          <SelectField
            label="On"
            value={String(isEverySize)}
            options={[
              { value: "false", name: "these processors" },
              { value: "true", name: `1 to ${end} processors` },
            ]}
            onChange={(value) => sweepViewChanged({ isEverySize: value === "true" })}
          />
        </>
      }
    >
      <div className={css.whole}>
        <TradeOffChart found={found} axes={axes} active={active} onActive={setActive} onOpen={showPoint} />
        <TradeOffList
          found={found}
          judged={judged}
          onJudge={(chosen) => sweepViewChanged({ judged: chosen })}
          active={active}
          onActive={setActive}
          onOpen={showPoint}
        />
      </div>
    </SweepFrame>
  );
}
