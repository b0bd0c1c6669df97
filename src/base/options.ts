import { type Refusal, refuse } from "./refusal";

/**
 * An option of a schedule family or a cost model, described once: the command line, the app's form, the link and the
 * documentation are all made from it.
 */
export type OptionSpec = OptionBase &
  (
    | { readonly kind: "switch"; readonly default: boolean }
    | { readonly kind: "integer"; readonly default?: number; readonly min: number; readonly max: number }
    | { readonly kind: "number"; readonly default?: number; readonly min: number; readonly max: number }
    | { readonly kind: "choice"; readonly default: string; readonly choices: readonly Choice[] }
    /** Free text, possibly of many lines: a user's own order. */
    | { readonly kind: "text"; readonly default?: string }
  );

interface OptionBase {
  /** camelCase; the command line writes it with dashes. */
  readonly id: string;
  /** Sentence case, as a form's label. */
  readonly name: string;
  /** One sentence. */
  readonly help: string;
  /** Unit shown beside the value, for instance "bytes/s". */
  readonly unit?: string;
  /** Id of a switch without which the value changes nothing: forms leave it out while that is off. */
  readonly onlyWith?: string;
  /**
   * It changes no time, only figures that are worked out beside: forms leave it out, and whoever shows those figures shows
   * its field.
   */
  readonly besideResults?: true;
}

/** One value of a choice. */
export interface Choice {
  readonly value: string;
  readonly name: string;
}

/** Values by option id. A number option without default may be absent. */
export type OptionValues = Readonly<Record<string, boolean | number | string | undefined>>;

/** The default of every option that has one. */
export function defaultOptions(specs: readonly OptionSpec[]): OptionValues {
  const values: Record<string, boolean | number | string> = {};
  for (const spec of specs) if (spec.default !== undefined) values[spec.id] = spec.default;
  return values;
}

/** Fills in defaults and checks every value against its description; an unknown option is refused. */
export function checkOptions(specs: readonly OptionSpec[], given: OptionValues): OptionValues | Refusal {
  const values: Record<string, boolean | number | string | undefined> = { ...defaultOptions(specs) };
  for (const [id, value] of Object.entries(given)) {
    if (value === undefined) continue;
    const spec = specs.find((s) => s.id === id);
    if (spec === undefined)
      return refuse(
        `There is no option "${id}" here; known are ${specs.map((s) => s.id).join(", ") || "none"}.`,
        id,
      );
    const wrong = whatIsWrong(spec, value);
    if (wrong !== undefined) return refuse(wrong, id);
    values[id] = value;
  }
  return values;
}

function whatIsWrong(spec: OptionSpec, value: boolean | number | string): string | undefined {
  switch (spec.kind) {
    case "switch":
      return typeof value === "boolean" ? undefined : `${spec.name} is on or off, not ${String(value)}.`;
    case "choice":
      return spec.choices.some((c) => c.value === value)
        ? undefined
        : `${spec.name} is one of ${spec.choices.map((c) => c.value).join(", ")}, not ${String(value)}.`;
    case "text":
      return typeof value === "string" ? undefined : `${spec.name} is a text, not ${String(value)}.`;
    case "integer":
    case "number": {
      const whole = spec.kind === "integer";
      if (typeof value !== "number" || !Number.isFinite(value) || (whole && !Number.isInteger(value)))
        return `${spec.name} is a ${whole ? "whole " : ""}number from ${spec.min} to ${spec.max}, not ${String(value)}.`;
      if (value < spec.min || value > spec.max) {
        const nearest = value < spec.min ? spec.min : spec.max;
        return `${spec.name} goes from ${spec.min} to ${spec.max}; ${value} is outside, the nearest is ${nearest}.`;
      }
      return undefined;
    }
  }
}
