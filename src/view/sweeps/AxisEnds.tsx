import { SelectField } from "../common/SelectField";
import css from "./HeatMap.module.css";
import type { AxisEnd } from "./useAxisEnds";

interface Props {
  readonly columns: AxisEnd;
  readonly rows: AxisEnd;
}

/** How far the maps go: upward in microbatches, to the right in processors. */
export function AxisEnds({ columns, rows }: Props) {
  return (
    <div className={css.ends}>
      <EndField label="↑ microbatches to" axis={rows} />
      <EndField label="→ processors to" axis={columns} />
    </div>
  );
}

function EndField({
  label,
  axis: { end, ends, setEnd },
}: {
  readonly label: string;
  readonly axis: AxisEnd;
}) {
  return (
    <SelectField
      label={label}
      value={String(end)}
      options={ends.map((count) => ({ value: String(count), name: String(count) }))}
      onChange={(count) => setEnd(Number(count))}
    />
  );
}
