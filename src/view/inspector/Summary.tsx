import { memo } from "react";
import type { Report } from "../../analysis/report";
import type { Chart } from "../../state/document";
import { useDocument } from "../../state/documentStore";
import { CitationLink } from "../common/CitationLink";
import { familyOf } from "../common/familyOf";
import { Term } from "../common/Term";
import { useLater } from "../common/useLater";
import { headerFigures } from "../gantt/headerFigures";
import { useChartResults } from "../gantt/useChartResults";
import { useRecognized } from "../orders/OwnOrderNote";
import { Formulas } from "./Formulas";
import css from "./Inspector.module.css";

/** With nothing looked at: every schedule's idea and its numbers with what they mean. */
export function Summary() {
  const charts = useDocument((state) => state.document.charts);
  const { charts: shown } = useLater(useChartResults(charts));
  return (
    <>
      <p className={css.soft}>
        Point at a task or a gap to see what it waits for and why. Click to keep it here, Escape to let go.
      </p>
      {shown.map(({ chart, name, result }) => (
        <ChartSummary key={chart.id} chart={chart} name={name} report={result?.report} />
      ))}
    </>
  );
}

interface ChartSummaryProps {
  readonly chart: Chart;
  readonly name: string;
  readonly report: Report | undefined;
}

const ChartSummary = memo(function ChartSummary({ chart, name, report }: ChartSummaryProps) {
  const { summary, reconstruction, citation } = familyOf(chart);
  return (
    <section className={css.section}>
      <h2 className={css.title}>{name}</h2>
      {citation && <CitationLink citation={citation} />}
      {report && (
        <dl className={css.figures}>
          {headerFigures(report).map((figure) => (
            <div key={figure.id}>
              <dt>
                <Term name={figure.name} definition={figure.definition} />
              </dt>
              <dd>
                {figure.value} <span className={css.soft}>{figure.unit}</span>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <Recognized chart={chart.id} />
      <p className={css.text}>{summary}</p>
      {reconstruction !== undefined && (
        <p className={css.text}>
          <em>Reconstruction.</em> {reconstruction}
        </p>
      )}
      {report && <Formulas report={report} />}
      {report?.notes.map((note) => (
        <p key={note} className={css.text}>
          {note}
        </p>
      ))}
    </section>
  );
});

/** Which published order one of the user's own is. */
function Recognized({ chart }: { readonly chart: string }) {
  const sentence = useRecognized(chart);
  return sentence !== undefined && <p className={css.text}>{sentence}</p>;
}
