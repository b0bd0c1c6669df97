import { useDeferredValue, useMemo, useState } from "react";
import { csvOf } from "../../base/csvOf";
import { TASK_NAMES } from "../../scene/ink";
import { useChartView } from "../../state/chart";
import { useDocument } from "../../state/documentStore";
import { Button } from "../common/Button";
import { copyTable } from "../common/copyTable";
import { formatPercent } from "../common/formatPercent";
import { SelectField } from "../common/SelectField";
import { Swatch } from "../common/Swatch";
import { useTheme } from "../common/useTheme";
import table from "../drawer/Table.module.css";
import { TableRegion } from "../drawer/TableRegion";
import { type ChartResult, useChartResults } from "../gantt/useChartResults";
import css from "./Hardware.module.css";
import { PriceBar } from "./PriceBar";
import { columnScale, type PriceRow, type PriceTable, priceTable } from "./priceTable";
import { processorsOfLayers } from "./processorsOfLayers";
import { ROW_PX, WindowedBody } from "./WindowedBody";

/** What every layer costs by the chosen model, and which processors pay for it in one of the charts. */
export function PricesView() {
  const problem = useDeferredValue(useDocument((state) => state.document.problem));
  const prices = useMemo(() => priceTable(problem), [problem]);
  const [listed, shown, choose] = useShownChart(problem.network.layers.length);
  const runsOn = useMemo(
    () => (shown?.result === undefined ? undefined : processorsOfLayers(shown.result)),
    [shown?.result],
  );
  if (prices === undefined)
    return (
      <p className={table.empty}>
        The chosen costs do not price this network; the reason stands beside them at the left.
      </p>
    );
  return (
    <>
      <div className={css.top}>
        {shown !== undefined && (
          <SelectField
            label="Processors of"
            value={shown.chart.id}
            options={listed.map(({ chart, name }) => ({ value: chart.id, name }))}
            onChange={choose}
          />
        )}
        <span className={css.note}>For one minibatch, on a processor of speed 1.</span>
        <Button tone="quiet" onClick={() => void copyTable(pricesCsv(prices, runsOn))}>
          Copy CSV
        </Button>
      </div>
      <Prices prices={prices} runsOn={runsOn} />
    </>
  );
}

/** Charts of this network that have a result, and which of them is looked at: the chosen one, else the picked one. */
function useShownChart(layers: number) {
  const charts = useDocument((state) => state.document.charts);
  const { charts: results } = useChartResults(charts);
  const picked = useChartView((state) => state.selected?.chart);
  const [chosen, choose] = useState<string>();
  const listed = results.filter(({ result }) => result?.layerNames.length === layers);
  const by = (id: string | undefined) => listed.find(({ chart }) => chart.id === id);
  const shown: ChartResult | undefined = by(chosen) ?? by(picked) ?? listed[0];
  return [listed, shown, choose] as const;
}

interface PricesProps {
  readonly prices: PriceTable;
  readonly runsOn: readonly string[] | undefined;
}

function Prices({ prices, runsOn }: PricesProps) {
  const theme = useTheme();
  const { kinds, rows, sum, most, unit } = prices;
  const scale = columnScale(
    rows.flatMap((row) => [row.total, ...Object.values(row.prices)]),
    unit,
  );
  const cells = (row: PriceRow) => (
    <>
      {kinds.map((kind) => (
        <td key={kind} className={row.prices[kind] === 0 ? table.soft : undefined}>
          {scale.format(row.prices[kind] ?? 0)}
        </td>
      ))}
      <td>{scale.format(row.total)}</td>
      <td>{formatPercent(row.share)}</td>
    </>
  );
  return (
    <TableRegion label="Prices of layers">
      <thead>
        <tr>
          <th scope="col">Layer</th>
          <th scope="col" className={table.group}>
            Cost
          </th>
          {kinds.map((kind) => (
            <th key={kind} scope="col">
              <Swatch ink={kind} theme={theme} patterns={false} /> {TASK_NAMES[kind]}
            </th>
          ))}
          <th scope="col">
            Total <span className={table.soft}>{scale.unit}</span>
          </th>
          <th scope="col">Share</th>
          {runsOn && (
            <th scope="col" className={table.group}>
              Runs on
            </th>
          )}
          <td className={table.rest} />
        </tr>
      </thead>
      <WindowedBody count={rows.length} rowPx={ROW_PX}>
        {(layer) => (
          <tr key={layer}>
            <th scope="row">{rows[layer].name}</th>
            <td className={table.group}>
              <PriceBar row={rows[layer]} kinds={kinds} most={most} theme={theme} />
            </td>
            {cells(rows[layer])}
            {runsOn && <td className={table.group}>{runsOn[layer]}</td>}
            <td className={table.rest} />
          </tr>
        )}
      </WindowedBody>
      <tfoot>
        <tr>
          <th scope="row">{sum.name}</th>
          <td className={table.group}>
            <PriceBar row={sum} kinds={kinds} most={sum.total} theme={theme} />
          </td>
          {cells(sum)}
          {runsOn && <td className={table.group} />}
          <td className={table.rest} />
        </tr>
      </tfoot>
    </TableRegion>
  );
}

function pricesCsv({ kinds, rows, sum, unit }: PriceTable, runsOn: readonly string[] | undefined): string {
  const heads = [
    "layer",
    ...kinds.map((kind) => `${TASK_NAMES[kind]} (${unit})`),
    `total (${unit})`,
    "share",
    "runs on",
  ];
  const line = (row: PriceRow, on: string) => [
    row.name,
    ...kinds.map((kind) => row.prices[kind] ?? 0),
    row.total,
    row.share,
    on,
  ];
  return csvOf(heads, [...rows.map((row, layer) => line(row, runsOn?.[layer] ?? "")), line(sum, "")]);
}
