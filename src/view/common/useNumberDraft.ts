import { useState } from "react";
import type { NumberFieldProps } from "./NumberField";
import { parseNumber, rangeProblem } from "./parseNumber";

interface Draft {
  readonly text: string;
  readonly problem: string | undefined;
  /** The field's value when this was typed; a value that changed since makes the draft obsolete. */
  readonly value: number | undefined;
}

/** What is typed into a number field and is not, or not yet, its value. */
export function useNumberDraft({
  range,
  value,
  onChange,
  onClear,
}: Pick<NumberFieldProps, "range" | "value" | "onChange" | "onClear">) {
  const [held, setDraft] = useState<Draft | undefined>();
  const draft = held !== undefined && Object.is(held.value, value) ? held : undefined;
  // Forgotten, not only hidden: the old value may return, by undo, and what was typed then may not.
  if (held !== draft) setDraft(undefined);

  function type(text: string): void {
    if (text.trim() === "" && onClear !== undefined) {
      setDraft({ text, problem: undefined, value: undefined });
      onClear();
      return;
    }
    const parsed = parseNumber(text, range);
    if ("problem" in parsed) {
      setDraft({ text, problem: parsed.problem, value });
      return;
    }
    setDraft({ text, problem: undefined, value: parsed.value });
    if (parsed.value !== value) onChange(parsed.value);
  }

  function step(by: number): void {
    const from = value ?? range.min;
    const next = range.whole ? Math.round(from) + by : from + by;
    if (rangeProblem(next, range) === undefined) {
      setDraft(undefined);
      onChange(next);
    }
  }

  return {
    text: draft?.text,
    problem: draft?.problem,
    type,
    step,
    /** Leaving a field with a good number shows it in its usual form; a wrong text stays. */
    leave: () => {
      if (draft?.problem === undefined) setDraft(undefined);
    },
    discard: () => setDraft(undefined),
  };
}
