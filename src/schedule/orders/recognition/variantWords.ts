import type { OptionValues } from "../../../base/options";
import type { Family } from "../../family";

/** What of a setting tells an order from the family's usual one, in words: "2 chunks", "drain order: last in, first out". */
export function variantWords({ options: specs }: Family, options: OptionValues): readonly string[] {
  return specs.flatMap((spec) => {
    const value = options[spec.id];
    if (value === undefined || value === spec.default) return [];
    if (spec.kind === "choice") {
      const choice = spec.choices.find((c) => c.value === value);
      return choice === undefined ? [] : [`${spec.name}: ${choice.name}`.toLowerCase()];
    }
    if (spec.kind === "switch") return [`${spec.name}: ${value === true ? "on" : "off"}`.toLowerCase()];
    return counted(spec.id, Number(value), options);
  });
}

function counted(id: string, value: number, options: OptionValues): readonly string[] {
  const many = (one: string, more = `${one}s`) => [`${value} ${value === 1 ? one : more}`];
  switch (id) {
    case "chunks":
      return options.waves === undefined ? many("chunk") : []; // two in every wave
    case "waves":
      return value === 1 ? [] : many("wave");
    case "copies":
      return many("copy", "copies");
    case "pieces":
      return many("piece");
    case "group":
      return [`groups of ${value}`];
    default:
      return [];
  }
}
