import { useState } from "react";
import { useDocument } from "../../state/documentStore";
import { useTheme } from "../common/useTheme";
import { useChartResults } from "../gantt/useChartResults";
import { StallBars } from "./StallBars";
import css from "./StallsTab.module.css";
import { StallTable } from "./StallTable";
import { splitChart } from "./splitCharts";

/** Where the processors' time goes: busy and every cause of stalls, adding up exactly; as bars and as a table. */
export function StallsTab() {
  const charts = useDocument((state) => state.document.charts);
  const { charts: shown } = useChartResults(charts);
  const theme = useTheme();
  const [asTable, setAsTable] = useState(false);
  const [byRow, setByRow] = useState(false);
  const shares = shown.flatMap(({ chart, name, result }) =>
    result === undefined ? [] : [splitChart(chart.id, name, result)],
  );
  if (shares.length === 0) return <p className={css.empty}>There is no schedule to break down yet.</p>;
  return (
    <div className={css.tab}>
      <div className={css.choices}>
        <Check label="Processor by processor" checked={byRow} onChange={setByRow} />
        <Check label="As a table" checked={asTable} onChange={setAsTable} />
      </div>
      {asTable ? (
        <StallTable charts={shares} byRow={byRow} theme={theme} />
      ) : (
        <StallBars charts={shares} byRow={byRow} theme={theme} />
      )}
    </div>
  );
}

interface CheckProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

function Check({ label, checked, onChange }: CheckProps) {
  return (
    <label className={css.check}>
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      {label}
    </label>
  );
}
