import { useDeferredValue } from "react";
import { useChartView } from "../../state/chart";
import { useDocument } from "../../state/documentStore";
import { useResult } from "../../state/runs";
import { chartNames } from "../common/chartNames";
import css from "./Inspector.module.css";
import { Now } from "./Now";
import { StallCard } from "./StallCard";
import { Summary } from "./Summary";
import { TaskCard } from "./TaskCard";
import { useSlowCursor } from "./useSlowCursor";

/** What is under the pointer or picked, in words; with nothing looked at, the schedules as a whole. */
export function Inspector() {
  const focus = useDeferredValue(useChartView((state) => state.hover ?? state.selected));
  const cursor = useSlowCursor();
  const isPinned = useChartView((state) => state.hover === undefined && state.selected !== undefined);
  const charts = useDocument((state) => state.document.charts);
  const place = charts.findIndex(({ id }) => id === focus?.chart);
  const result = useResult(focus?.chart ?? "");
  if (focus === undefined || place < 0 || result === undefined)
    return (
      <div className={css.inspector}>{cursor === undefined ? <Summary /> : <Now cursor={cursor} />}</div>
    );
  const told = { result, chart: focus.chart, name: chartNames(charts)[place], isPinned };
  return (
    <div className={css.inspector}>
      {focus.kind === "task" ? (
        <TaskCard {...told} position={focus.position} />
      ) : (
        <StallCard {...told} stall={focus.stall} />
      )}
    </div>
  );
}
