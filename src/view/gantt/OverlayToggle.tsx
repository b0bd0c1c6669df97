import css from "./OverlayBar.module.css";

export interface ToggleProps {
  readonly name: string;
  readonly help: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

/** A small switch with its name. */
export function Toggle({ name, help, on, onChange }: ToggleProps) {
  return (
    <label className={css.toggle} title={help}>
      <input
        type="checkbox"
        role="switch"
        aria-checked={on}
        aria-description={help}
        checked={on}
        onChange={(event) => onChange(event.target.checked)}
      />
      {name}
    </label>
  );
}
