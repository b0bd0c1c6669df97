import { useMemo } from "react";
import { type MapMode, type SweepMetricId, sweepViewChanged, useSweepView } from "../../state/sweepView";
import { SelectField } from "../common/SelectField";
import { AxisEnds } from "./AxisEnds";
import { BestLegend } from "./BestLegend";
import css from "./HeatMap.module.css";
import { HeatMaps } from "./HeatMaps";
import { bestMap, shadedMaps } from "./heatCells";
import { heatScale } from "./heatScale";
import { RampLegend } from "./RampLegend";
import { SweepFrame } from "./SweepFrame";
import frame from "./SweepFrame.module.css";
import { showPoint } from "./showPoint";
import { starredNames } from "./starredNames";
import { SWEEP_METRICS, sweepMetric } from "./sweepMetrics";
import { useMicrobatchesEnd, useProcessorsEnd } from "./useAxisEnds";
import { useHeatGrid, useMapSpec } from "./useMapSpec";
import { useWantedSweep } from "./useWantedSweep";

/** Which schedule is best at which size, or a number of every schedule at every size. */
export function HeatMapView() {
  const metricId = useSweepView((state) => state.mapMetric);
  const chosen = useSweepView((state) => state.mapMode);
  const columns = useProcessorsEnd();
  const rows = useMicrobatchesEnd();
  const grid = useHeatGrid(columns.end, rows.end);
  const spec = useMapSpec(grid);
  const sweep = useWantedSweep("map", spec);
  const points = sweep?.points;
  const shown = chosen ?? (spec.choices.length > 1 ? "best" : "each");
  const metric = sweepMetric(metricId);
  const { choices } = spec;
  const { maps, scale } = useMemo(() => {
    const given = { grid, choices, points: points ?? [], metric };
    if (shown === "best") return { maps: [bestMap(given)], scale: undefined };
    const common = heatScale(metric, given.points);
    return { maps: shadedMaps(given, common), scale: common };
  }, [grid, choices, points, metric, shown]);
  const names = useMemo(() => starredNames(choices), [choices]);
  const picture = async () =>
    (await import("./figure/pictures")).mapPicture({ maps, grid, metric, scale, choices });
  return (
    <SweepFrame
      sweep={sweep}
      picture={picture}
      controls={
        <>
          <div className={frame.told}>
            <SelectField
              label="Show"
              value={shown}
              options={[
                { value: "best", name: "Best schedule" },
                { value: "each", name: "Each schedule" },
              ]}
              onChange={(value) => sweepViewChanged({ mapMode: value as MapMode })}
            />
          </div>
          <SelectField
            label={shown === "best" ? "by" : "Metric"}
            value={metricId}
            options={SWEEP_METRICS.map(({ id, name }) => ({ value: id, name }))}
            onChange={(id) => sweepViewChanged({ mapMetric: id as SweepMetricId })}
          />
        </>
      }
    >
      <div className={css.whole}>
        <HeatMaps maps={maps} grid={grid} metric={metric} onOpen={showPoint} />
        <div className={css.side}>
          {scale === undefined ? (
            <BestLegend map={maps[0]} names={names} />
          ) : (
            <RampLegend
              scale={scale}
              metric={metric}
              hasRefused={maps.some(({ cells }) => cells.some(({ kind }) => kind === "refused"))}
            />
          )}
          <AxisEnds columns={columns} rows={rows} />
        </div>
      </div>
    </SweepFrame>
  );
}
