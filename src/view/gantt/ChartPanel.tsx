import { memo, useId, useMemo } from "react";
import type { Report } from "../../analysis/report";
import type { ScheduledResult } from "../../analysis/scheduledResult";
import type { Theme } from "../../render/theme";
import type { Chart } from "../../state/document";
import { OWN_ORDER } from "../../state/orderEdits";
import { resultOf, runOf, useRuns } from "../../state/runs";
import { familyOf } from "../common/familyOf";
import { EditOrderButton, useRecognized } from "../orders/OwnOrderNote";
import { ChartHeader } from "./ChartHeader";
import { ChartMenu } from "./ChartMenu";
import css from "./ChartPanel.module.css";
import { headerFigures } from "./headerFigures";
import { OverlayCover } from "./OverlayCover";
import { Plot } from "./Plot";
import type { GutterColumns } from "./paintGutter";
import type { PlotInput } from "./paintPlot";
import { RowLabels } from "./RowLabels";
import { RunCover, RunHairline } from "./RunCover";
import type { TimeFrame } from "./window";

interface Props {
  readonly chart: Chart;
  readonly name: string;
  /** Which of the charts it is, from the top. */
  readonly index: number;
  readonly count: number;
  readonly isBaseline: boolean;
  readonly baseline: ScheduledResult | undefined;
  readonly frame: TimeFrame;
  readonly rowHeightPx: number;
  readonly gutterPx: number;
  readonly memoryMost: number;
  readonly columns: GutterColumns;
  readonly theme: Theme;
  /** Rows to keep room for while there is no result. */
  readonly expectedRows: number;
  readonly describedBy: string;
}

/** Room for the reason why there is no picture, in CSS pixels: rows that nobody draws would push it out of sight. */
const REASON_PX = 120;

/** One schedule: its header, its rows, and what became of its run. Charts with nothing new are not rendered again. */
export const ChartPanel = memo(function ChartPanel(props: Props) {
  const { chart, name, rowHeightPx, columns, theme } = props;
  const headingId = useId();
  const run = useRuns((state) => runOf(state, chart.id));
  const result = resultOf(run);
  const isStale = run.kind === "refused" || run.kind === "crashed";
  const input = usePlotInput(props, result);
  const gutter = useMemo(
    () => result && { theme, columns, utilization: result.report.utilization, rowHeightPx },
    [theme, columns, result, rowHeightPx],
  );
  const bodyPx = (rows: number) => Math.max(rows * rowHeightPx, isStale ? REASON_PX : 0);
  return (
    <section className={css.panel} aria-labelledby={headingId} data-chart={chart.id} data-run={run.kind}>
      <PanelHeader
        headingId={headingId}
        chart={chart}
        name={name}
        index={props.index}
        count={props.count}
        isBaseline={props.isBaseline}
        report={isStale ? undefined : result?.report}
      />
      <RunHairline run={run} />
      <div
        className={css.body}
        style={{ minHeight: bodyPx(result?.report.processors ?? (isStale ? 0 : props.expectedRows)) }}
      >
        {result && input && gutter && (
          <div className={css.picture} data-stale={isStale || undefined}>
            <RowLabels gutter={gutter} />
            <Plot input={input} label={plotLabel(name, result)} describedBy={props.describedBy} />
          </div>
        )}
        <RunCover chart={chart.id} run={run}>
          {chart.family === OWN_ORDER && <EditOrderButton chart={chart.id} />}
        </RunCover>
        <OverlayCover chart={chart.id} />
      </div>
    </section>
  );
});

/** What the plot of a result draws: the same object until something of it differs. */
function usePlotInput(
  { chart: { id }, isBaseline, baseline, frame, rowHeightPx, gutterPx, memoryMost, theme }: Props,
  result: ScheduledResult | undefined,
): PlotInput | undefined {
  const against = isBaseline ? undefined : baseline;
  return useMemo(
    () =>
      result && {
        chart: id,
        result,
        baseline: against,
        frame,
        rowHeightPx,
        gutterPx,
        memoryMost,
        theme,
      },
    [id, result, against, frame, rowHeightPx, gutterPx, memoryMost, theme],
  );
}

interface HeaderProps extends Pick<Props, "chart" | "name" | "index" | "count" | "isBaseline"> {
  readonly headingId: string;
  /** Absent: there are no numbers of this problem. */
  readonly report: Report | undefined;
}

const PanelHeader = memo(function PanelHeader(props: HeaderProps) {
  const { headingId, chart, name, index, count, isBaseline, report } = props;
  const family = familyOf(chart);
  return (
    <ChartHeader
      headingId={headingId}
      name={name}
      citation={family.citation}
      remark={useRecognized(chart.id)}
      reconstruction={family.reconstruction}
      isBaseline={isBaseline}
      figures={headerFigures(report)}
      menu={
        <ChartMenu
          chart={chart}
          name={name}
          citation={family.citation}
          place={{ index, count }}
          isBaseline={isBaseline}
        />
      }
    />
  );
});

function plotLabel(name: string, { report }: ScheduledResult): string {
  return `${name} on ${report.processors} processors`;
}
