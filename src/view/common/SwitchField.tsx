import { useId } from "react";
import { Field } from "./Field";
import css from "./SwitchField.module.css";

interface Props {
  readonly label: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  readonly help?: string;
  readonly problem?: string;
}

/** On or off. */
export function SwitchField({ label, on, onChange, help, problem }: Props) {
  const id = useId();
  return (
    <Field id={id} label={label} help={help} problem={problem}>
      <input
        id={id}
        type="checkbox"
        role="switch"
        aria-checked={on}
        className={css.switch}
        checked={on}
        onChange={(event) => onChange(event.target.checked)}
      />
    </Field>
  );
}
