import { useState } from "react";
import type { Layer } from "../../../model/layer";
import { grouped } from "../../common/parseNumber";
import { useNumberDraft } from "../../common/useNumberDraft";
import { CellProblem } from "./CellProblem";
import type { LayerColumn } from "./columns";
import css from "./LayerTable.module.css";
import { walkRows } from "./walkRows";

interface Props {
  readonly column: LayerColumn;
  readonly layer: Layer;
  readonly label: string;
  /** Takes the number, or says what is wrong with it. */
  readonly onChange: (value: number) => string | undefined;
}

/** A number of a layer. Up and down go to the rows above and below. */
export function NumberCell({ column, layer, label, onChange }: Props) {
  const value = column.read(layer);
  const [refused, setRefused] = useState<string | undefined>();
  const draft = useNumberDraft({
    range: column.range,
    value,
    onChange: (next) => setRefused(onChange(next)),
  });
  if (column.write === undefined)
    return <span className={css.fixed}>{value === undefined ? "–" : grouped(value)}</span>;
  const problem = draft.problem ?? refused;
  return (
    <span className={css.cell}>
      <input
        className={css.numberInput}
        inputMode={column.range.whole ? "numeric" : "decimal"}
        autoComplete="off"
        data-column={column.id}
        aria-label={label}
        aria-invalid={problem !== undefined}
        placeholder="not given"
        value={draft.text ?? (value === undefined ? "" : grouped(value))}
        onChange={(event) => draft.type(event.target.value)}
        onBlur={draft.leave}
        onKeyDown={(event) => {
          if (event.key === "Escape" && problem !== undefined) {
            event.preventDefault();
            setRefused(undefined);
            draft.discard();
          } else walkRows(event);
        }}
      />
      {problem && <CellProblem text={problem} />}
    </span>
  );
}
