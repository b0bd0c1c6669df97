import { useDeferredValue } from "react";
import { useChartView } from "../../state/chart";
import { focusInWords } from "../common/focusInWords";
import { Hidden } from "../common/Hidden";
import type { ChartResults } from "./useChartResults";

/** Says, for those who do not see the charts, how to walk them and what is under the pointer or the keyboard's focus. */
export function LiveTask({ id, results }: { readonly id: string; readonly results: ChartResults }) {
  const focus = useDeferredValue(useChartView((state) => state.hover ?? state.selected));
  const result = focus && results.charts.find(({ chart }) => chart.id === focus.chart)?.result;
  return (
    <>
      <Hidden id={id}>
        Left and right go from task to task, up and down to other processors, Home and End to a row's ends.
        Enter pins a task, Escape lets it go. W and S zoom, A and D pan, 0 shows everything, Space plays.
      </Hidden>
      <Hidden role="status" aria-live="polite">
        {focus && result && focusInWords(result, focus)}
      </Hidden>
    </>
  );
}
