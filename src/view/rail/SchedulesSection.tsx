import { baselineSet, MAX_CHARTS, ONE_PROCESSOR } from "../../state/chartEdits";
import { useDocument } from "../../state/documentStore";
import { dialogSet } from "../../state/layout";
import { Button } from "../common/Button";
import { chartNames } from "../common/chartNames";
import { loadPicker } from "../schedules/loadPicker";
import { RailSection } from "./RailSection";
import { ScheduleRow } from "./ScheduleRow";
import css from "./SchedulesSection.module.css";

/** The schedules to compare, top to bottom as the charts are; one of them is what the others are measured against. */
export function SchedulesSection() {
  const charts = useDocument((state) => state.document.charts);
  const baseline = useDocument((state) => state.document.baseline);
  const names = chartNames(charts);
  return (
    <RailSection id="schedules" title="Schedules" summary={String(charts.length)}>
      <fieldset>
        <legend className={css.legend}>Baseline of the speedups</legend>
        <ol className={css.list}>
          {charts.map((chart, index) => (
            <ScheduleRow
              key={chart.id}
              chart={chart}
              name={names[index]}
              isBaseline={chart.id === baseline}
              isFirst={index === 0}
              isLast={index === charts.length - 1}
            />
          ))}
        </ol>
        <label className={css.one}>
          <input
            type="radio"
            name="baseline"
            className={css.radio}
            checked={baseline === ONE_PROCESSOR}
            onChange={() => baselineSet(ONE_PROCESSOR)}
          />
          One processor
          {baseline === ONE_PROCESSOR && <span className={css.tag}>baseline</span>}
        </label>
      </fieldset>
      <Button
        icon="plus"
        disabled={charts.length >= MAX_CHARTS}
        aria-haspopup="dialog"
        title="Add a schedule (P)"
        onPointerEnter={loadPicker}
        onFocus={loadPicker}
        onClick={() => dialogSet("schedules")}
      >
        Add a schedule
      </Button>
    </RailSection>
  );
}
