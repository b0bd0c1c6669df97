import type { OptionSpec, OptionValues } from "../../base/options";
import type { FamilyChoice } from "../../schedule/family";
import { familyOf } from "./familyOf";

/**
 * What each chart is called: its family's name, then the options in which it differs from the family's other charts
 * ("Interleaved 1F1B, 2 chunks"); charts that are alike are numbered from the second on.
 */
export function chartNames(charts: readonly FamilyChoice[]): readonly string[] {
  const seen = new Map<string, number>();
  return charts.map((chart) => {
    const { options } = familyOf(chart);
    const alike = charts.filter(({ family }) => family === chart.family);
    const told = options
      .filter((spec) => alike.some((other) => settingOf(spec, other) !== settingOf(spec, chart)))
      .map((spec) => optionInWords(spec, settingOf(spec, chart)));
    const whole = [titleOf(chart), ...told].filter((part) => part !== "").join(", ");
    const count = (seen.get(whole) ?? 0) + 1;
    seen.set(whole, count);
    return count === 1 ? whole : `${whole} ${count}`;
  });
}

/** The name that the user gave an order of their own, else the family's. */
function titleOf(chart: FamilyChoice): string {
  const { orderName } = chart.options;
  return typeof orderName === "string" && orderName.trim() !== "" ? orderName : familyOf(chart).name;
}

function settingOf(spec: OptionSpec, { options }: FamilyChoice): OptionValues[string] {
  return options[spec.id] ?? spec.default;
}

/** "2 chunks", "group size 8", "inter-layer split"; empty for what is off and for long texts. */
function optionInWords(spec: OptionSpec, value: OptionValues[string]): string {
  const name = lowercased(spec.name);
  switch (spec.kind) {
    case "text":
      return "";
    case "switch":
      return value === true ? name : "";
    case "choice":
      return lowercased(spec.choices.find((choice) => choice.value === value)?.name ?? String(value));
    case "integer":
    case "number":
      return value === undefined ? `automatic ${name}` : counted(name, value);
  }
}

/** A plural is counted, whatever it is counted per; other quantities stand before their value. */
function counted(name: string, value: OptionValues[string]): string {
  const [, singular] = /^([a-z]+)s(?: per .*)?$/.exec(name) ?? [];
  if (singular === undefined) return `${name} ${value}`;
  return value === 1 ? `1 ${singular}` : `${value} ${singular}s`;
}

/** As in the middle of a sentence; words in capitals and symbols stay. */
function lowercased(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
