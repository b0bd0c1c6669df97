import type { SweepPoint } from "../../analysis/sweepPoint";
import { CRITERIA, type SweepMetricId, type SweepView } from "../../state/sweepView";
import table from "../drawer/Table.module.css";
import { TableRegion } from "../drawer/TableRegion";
import css from "./CurvesChart.module.css";
import { seriesStyle } from "./seriesStyle";
import { type SweepMetric, sweepMetric } from "./sweepMetrics";
import own from "./TradeOff.module.css";
import { sizedLabel, type TradeOff } from "./tradeOffs";

interface Props {
  readonly found: readonly TradeOff[];
  /** What of CRITERIA counts. */
  readonly judged: SweepView["judged"];
  readonly onJudge: (judged: SweepView["judged"]) => void;
  readonly active: string | undefined;
  readonly onActive: (id: string | undefined) => void;
  readonly onOpen: (point: SweepPoint) => void;
}

/** The front with its numbers, then what is beaten and by what. A column's box says whether it counts; a name opens the Gantt. */
export function TradeOffList({ found, judged, onJudge, active, onActive, onOpen }: Props) {
  const sizes = new Set(found.map(({ point }) => point.processors));
  const front = found.filter(({ beatenBy }) => beatenBy === undefined);
  const beaten = found.filter(({ beatenBy }) => beatenBy !== undefined);
  const metrics = CRITERIA.map(sweepMetric);
  const isJudged = (id: SweepMetricId) => judged.some((one) => one === id);
  const toggle = (id: SweepMetricId) =>
    onJudge(CRITERIA.filter((other) => (other === id) !== judged.includes(other)));
  return (
    <div className={own.list}>
      <TableRegion label="Trade-offs">
        <thead>
          <tr>
            <th scope="col">Unbeaten in</th>
            {metrics.map(({ id, name, definition }) => (
              <th key={id} scope="col">
                <label className={own.criterion} title={definition}>
                  <input
                    type="checkbox"
                    checked={isJudged(id)}
                    disabled={judged.length === 1 && isJudged(id)}
                    onChange={() => toggle(id)}
                  />
                  {name.split(",")[0]}
                </label>
              </th>
            ))}
            <th scope="col">Beaten by</th>
          </tr>
        </thead>
        <tbody>
          {[...front, ...beaten].map((one) => (
            <tr
              key={one.id}
              className={one.id === active ? own.active : undefined}
              onPointerEnter={() => onActive(one.id)}
              onPointerLeave={() => onActive(undefined)}
            >
              <th scope="row">
                <button
                  type="button"
                  className={own.open}
                  onFocus={() => onActive(one.id)}
                  onBlur={() => onActive(undefined)}
                  onClick={() => onOpen(one.point)}
                >
                  <Sample index={one.index} />
                  {sizes.size > 1 ? `${one.label} on ${one.point.processors}` : one.label}
                </button>
              </th>
              {metrics.map((metric) => (
                <td key={metric.id} className={isJudged(metric.id) ? undefined : table.soft}>
                  {written(metric, one.point)}
                </td>
              ))}
              <td className={table.soft}>{one.beatenBy && sizedLabel(one.beatenBy, one.point)}</td>
            </tr>
          ))}
        </tbody>
      </TableRegion>
    </div>
  );
}

function written({ value, format }: SweepMetric, point: SweepPoint): string {
  const number = value(point);
  return number === null ? "–" : format(number, point.unit ?? "");
}

function Sample({ index }: { readonly index: number }) {
  const { color, marker, isHollow } = seriesStyle(index);
  return (
    <svg className={own.sample} viewBox="-7 -7 14 14" aria-hidden="true" style={{ color }}>
      <path className={isHollow ? css.hollow : css.solid} d={marker} />
    </svg>
  );
}
