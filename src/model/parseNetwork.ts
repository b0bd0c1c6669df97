import { isRefusal, type Refusal } from "../base/refusal";
import type { Network } from "./network";
import { networkSchema } from "./networkSchema";
import { parseWith } from "./parseWith";
import { networks } from "./presets/index";

/**
 * A network out of a file: a preset by its id, or one written out. One that claims a preset's id but differs from it is
 * the user's own.
 */
export function parseNetwork(value: unknown, place: string): Network | Refusal {
  if (typeof value === "string") return networks.find(value);
  const network = parseWith(networkSchema, value, place);
  if (isRefusal(network) || network.id === "own" || isPreset(network)) return network;
  return { ...network, id: "own" };
}

/** Whether a network is the preset of its id, unchanged. */
export function isPreset(network: Network): boolean {
  const preset = networks.all.find(({ id }) => id === network.id);
  if (preset === undefined || preset === network) return preset !== undefined;
  return canonicalText(preset) === canonicalText(network);
}

/** Equal networks have equal texts, whatever the order of their fields. */
function canonicalText(network: Network): string {
  return JSON.stringify(parseWith(networkSchema, network, "network"));
}
