import { useDocument } from "../../state/documentStore";
import { useChartResults } from "../gantt/useChartResults";
import css from "./Inspector.module.css";
import { NowCard } from "./NowCard";

/** While something is played and nothing looked at: what every processor does at the time cursor. */
export function Now({ cursor }: { readonly cursor: number }) {
  const charts = useDocument((state) => state.document.charts);
  const { charts: shown } = useChartResults(charts);
  return (
    <>
      <p className={css.soft}>What each processor does at the time cursor: kind, layers, microbatch.</p>
      {shown.map(
        ({ chart, name, result }) =>
          result && <NowCard key={chart.id} name={name} result={result} cursor={cursor} />,
      )}
    </>
  );
}
