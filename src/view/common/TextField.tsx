import { useId, useState } from "react";
import { Field } from "./Field";
import css from "./TextField.module.css";

interface Props {
  readonly label: string;
  readonly value: string;
  /** Takes the text, or says what is wrong with it. */
  readonly onChange: (text: string) => string | undefined;
  readonly help?: string;
  readonly problem?: string;
}

/** A text with its label. What is typed stays as it was typed, also when it is wrong. */
export function TextField({ label, value, onChange, help, problem: said }: Props) {
  const id = useId();
  const [draft, setDraft] = useState<{ text: string; problem: string | undefined } | undefined>();
  const problem = draft?.problem ?? said;
  return (
    <Field id={id} label={label} help={help} problem={problem}>
      <input
        id={id}
        className={css.input}
        autoComplete="off"
        spellCheck={false}
        value={draft?.text ?? value}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : `${id}-problem`}
        onChange={(event) => {
          const text = event.target.value;
          setDraft({ text, problem: onChange(text) });
        }}
        onBlur={() => {
          if (draft?.problem === undefined) setDraft(undefined);
        }}
        onKeyDown={(event) => {
          if (event.key === "Escape") setDraft(undefined);
        }}
      />
    </Field>
  );
}
