import type { OptionSpec } from "../../base/options";
import { costs } from "../../model/costs";
import { networks } from "../../model/presets";
import { families } from "../../schedule/families";
import { OWN_ORDER } from "../runSchedule";

/** What `families` prints: every published schedule family with its options, defaults and limits. */
export function listFamilies(): unknown {
  const published = families.all.filter(({ id }) => id !== OWN_ORDER);
  return published.map((family) => ({
    id: family.id,
    name: family.name,
    citation: family.citation,
    summary: family.summary,
    reconstruction: family.reconstruction ?? null,
    options: family.options.map(describeOption),
  }));
}

/** What `networks` prints: every preset with its totals for one sample. */
export function listNetworks(): unknown {
  return networks.all.map((network) => ({
    id: network.id,
    name: network.name,
    citation: network.source ?? null,
    layers: network.layers.length,
    macs: total(network.layers.map((layer) => layer.macs)),
    parameters: total(network.layers.map((layer) => layer.parameters)),
    options: [],
  }));
}

/** What `costs` prints: every cost model with its options. */
export function listCosts(): unknown {
  return costs.all.map((cost) => ({
    id: cost.id,
    name: cost.name,
    citation: cost.citation ?? null,
    summary: cost.summary,
    options: cost.options.map(describeOption),
  }));
}

function describeOption(option: OptionSpec): unknown {
  const limits =
    option.kind === "integer" || option.kind === "number"
      ? { min: option.min, max: option.max }
      : option.kind === "choice"
        ? { choices: option.choices.map((choice) => choice.value) }
        : {};
  return {
    id: option.id,
    name: option.name,
    help: option.help,
    kind: option.kind,
    default: option.default ?? null,
    ...(option.unit === undefined ? {} : { unit: option.unit }),
    ...limits,
  };
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, n) => sum + n, 0);
}
