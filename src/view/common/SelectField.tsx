import { useId } from "react";
import { Field } from "./Field";
import css from "./SelectField.module.css";

/** One entry of a list to choose from. */
export interface Option {
  readonly value: string;
  readonly name: string;
  /** Entries with the same group stand together under its name. */
  readonly group?: string;
}

interface Props {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChange: (value: string) => void;
  readonly help?: string;
  readonly problem?: string;
}

/** One of several, in the platform's own list. */
export function SelectField({ label, value, options, onChange, help, problem }: Props) {
  const id = useId();
  return (
    <Field id={id} label={label} help={help} problem={problem}>
      <Select id={id} value={value} options={options} onChange={onChange} isWrong={problem !== undefined} />
    </Field>
  );
}

function Select({
  id,
  value,
  options,
  onChange,
  isWrong,
}: {
  id: string;
  value: string;
  options: readonly Option[];
  onChange: (value: string) => void;
  isWrong: boolean;
}) {
  const groups = [...new Set(options.map((option) => option.group))];
  return (
    <select
      id={id}
      className={css.select}
      value={value}
      aria-invalid={isWrong}
      aria-describedby={isWrong ? `${id}-problem` : undefined}
      onChange={(event) => onChange(event.target.value)}
    >
      {groups.map((group) =>
        group === undefined ? (
          <Entries key="" options={options} group={group} />
        ) : (
          <optgroup key={group} label={group}>
            <Entries options={options} group={group} />
          </optgroup>
        ),
      )}
    </select>
  );
}

function Entries({ options, group }: { options: readonly Option[]; group: string | undefined }) {
  return options
    .filter((option) => option.group === group)
    .map((option) => (
      <option key={option.value} value={option.value}>
        {option.name}
      </option>
    ));
}
