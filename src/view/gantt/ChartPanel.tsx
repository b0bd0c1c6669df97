import { useId } from "react";
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
import { Plot } from "./Plot";
import type { GutterColumns } from "./paintGutter";
import { RowLabels } from "./RowLabels";
import { RunCover, RunHairline } from "./RunCover";
import type { TimeFrame } from "./window";

interface Props {
  readonly chart: Chart;
  readonly name: string;
  readonly place: { readonly index: number; readonly count: number };
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

/** One schedule: its header, its rows, and what became of its run. */
export function ChartPanel(props: Props) {
  const { chart, name, frame, rowHeightPx, gutterPx, columns, theme } = props;
  const headingId = useId();
  const run = useRuns((state) => runOf(state, chart.id));
  const result = resultOf(run);
  const family = familyOf(chart);
  const recognized = useRecognized(chart.id);
  const isStale = run.kind === "refused" || run.kind === "crashed";
  const input = result && {
    chart: chart.id,
    result,
    baseline: props.isBaseline ? undefined : props.baseline,
    frame,
    rowHeightPx,
    gutterPx,
    memoryMost: props.memoryMost,
    theme,
  };
  return (
    <section className={css.panel} aria-labelledby={headingId} data-chart={chart.id} data-run={run.kind}>
      <ChartHeader
        headingId={headingId}
        name={name}
        citation={family.citation}
        remark={recognized}
        reconstruction={family.reconstruction}
        isBaseline={props.isBaseline}
        figures={headerFigures(isStale ? undefined : result?.report)}
        menu={
          <ChartMenu
            chart={chart}
            name={name}
            citation={family.citation}
            place={props.place}
            isBaseline={props.isBaseline}
          />
        }
      />
      <RunHairline run={run} />
      <div
        className={css.body}
        style={{ minHeight: (result?.report.processors ?? props.expectedRows) * rowHeightPx }}
      >
        {result && input && (
          <div className={css.picture} data-stale={isStale || undefined}>
            <RowLabels gutter={{ theme, columns, utilization: result.report.utilization, rowHeightPx }} />
            <Plot input={input} label={plotLabel(name, result)} describedBy={props.describedBy} />
          </div>
        )}
        <RunCover chart={chart.id} run={run}>
          {chart.family === OWN_ORDER && <EditOrderButton chart={chart.id} />}
        </RunCover>
      </div>
    </section>
  );
}

function plotLabel(name: string, { report }: ScheduledResult): string {
  return `${name} on ${report.processors} processors`;
}
