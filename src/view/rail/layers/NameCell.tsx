import { useState } from "react";
import { CellProblem } from "./CellProblem";
import css from "./LayerTable.module.css";
import { walkRows } from "./walkRows";

interface Props {
  readonly name: string;
  readonly label: string;
  /** Takes the name, or says what is wrong with it. */
  readonly onChange: (name: string) => string | undefined;
}

/** A layer's name. A wrong one stays as it was typed. */
export function NameCell({ name, label, onChange }: Props) {
  const [wrong, setWrong] = useState<{ text: string; problem: string } | undefined>();
  return (
    <span className={css.cell}>
      <input
        className={css.nameInput}
        autoComplete="off"
        spellCheck={false}
        data-column="name"
        aria-label={label}
        aria-invalid={wrong !== undefined}
        value={wrong?.text ?? name}
        onChange={(event) => {
          const text = event.target.value;
          const problem = onChange(text);
          setWrong(problem === undefined ? undefined : { text, problem });
        }}
        onKeyDown={(event) => {
          if (event.key === "Escape" && wrong !== undefined) {
            event.preventDefault();
            setWrong(undefined);
          } else walkRows(event);
        }}
      />
      {wrong && <CellProblem text={wrong.problem} />}
    </span>
  );
}
