import { createContext, type ReactNode, useContext } from "react";
import css from "./Field.module.css";

/** Whether fields show their help as text under them; else it is a tip of their label. */
export const HelpShown = createContext(false);

interface Props {
  /** Of the control that the label belongs to. */
  readonly id: string;
  readonly label: string;
  readonly help?: string;
  readonly problem?: string;
  readonly children: ReactNode;
}

/** A label, its control, and under them the sentence that says what is wrong. */
export function Field({ id, label, help, problem, children }: Props) {
  const isHelpShown = useContext(HelpShown);
  return (
    <div className={css.field}>
      <label className={css.label} htmlFor={id} title={help}>
        {label}
      </label>
      <div className={css.control}>{children}</div>
      {isHelpShown && help !== undefined && <p className={css.help}>{help}</p>}
      {problem !== undefined && (
        <p className={css.problem} id={`${id}-problem`} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
