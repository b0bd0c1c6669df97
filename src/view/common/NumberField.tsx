import { type CSSProperties, type KeyboardEvent, useId } from "react";
import { Field } from "./Field";
import css from "./NumberField.module.css";
import { grouped, type NumberRange, prefixed, prefixedBytes } from "./parseNumber";
import { useNumberDraft } from "./useNumberDraft";

export interface NumberFieldProps {
  readonly label: string;
  readonly range: NumberRange;
  /** undefined: nothing is set, and the field is empty. */
  readonly value: number | undefined;
  readonly onChange: (value: number) => void;
  /** Called when the field is emptied; absent: an empty field is wrong. */
  readonly onClear?: () => void;
  readonly unit?: string;
  readonly help?: string;
  /** What an empty field means, for instance "found by the schedule". */
  readonly placeholder?: string;
  /** Ends of a slider beside the number, which may reach less far than the range. */
  readonly slider?: { readonly min: number; readonly max: number; readonly step?: number };
  /** Large and small values are shown as "16G" and "10µ". */
  readonly hasPrefix?: boolean;
  /** Why the value does not work although it is in range, said by the model. */
  readonly problem?: string;
}

/**
 * A number with its label, and a slider if it has one. What is typed stays as it was typed; a wrong number is explained
 * beside the field and changes nothing else. Arrow keys step by 1, with shift by 10.
 */
export function NumberField(props: NumberFieldProps) {
  const { label, range, value, unit, help, placeholder, slider, onChange } = props;
  const id = useId();
  const draft = useNumberDraft(props);
  const problem = draft.problem ?? props.problem;
  const show = range.isBytes ? prefixedBytes : props.hasPrefix ? prefixed : grouped;
  return (
    <Field id={id} label={label} help={help} problem={problem}>
      {slider && (
        <input
          type="range"
          className={css.slider}
          aria-label={`${label}, slider`}
          min={slider.min}
          max={slider.max}
          step={slider.step ?? 1}
          value={Math.min(slider.max, value ?? slider.min)}
          style={shareStyle(slider, value ?? slider.min)}
          onChange={(event) => onChange(event.target.valueAsNumber)}
        />
      )}
      <span
        className={css.box}
        data-wrong={problem !== undefined}
        data-wide={slider === undefined}
        data-unit={unit}
      >
        <input
          id={id}
          className={css.input}
          inputMode={range.whole ? "numeric" : "decimal"}
          autoComplete="off"
          spellCheck={false}
          placeholder={placeholder}
          aria-invalid={problem !== undefined}
          aria-describedby={problem === undefined ? undefined : `${id}-problem`}
          value={draft.text ?? (value === undefined ? "" : show(value))}
          onChange={(event) => draft.type(event.target.value)}
          onBlur={draft.leave}
          onKeyDown={(event) => stepKey(event, draft.step, draft.discard)}
        />
        {unit && <span className={css.unit}>{unit}</span>}
      </span>
    </Field>
  );
}

/** How much of the slider's track is filled, for the style sheet. */
function shareStyle({ min, max }: { min: number; max: number }, value: number): CSSProperties {
  const share = Math.min(1, Math.max(0, (value - min) / (max - min)));
  return { "--share": share } as CSSProperties;
}

function stepKey(event: KeyboardEvent, step: (by: number) => void, discard: () => void): void {
  if (event.key === "Escape") discard();
  if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
  event.preventDefault();
  step((event.key === "ArrowUp" ? 1 : -1) * (event.shiftKey ? 10 : 1));
}
