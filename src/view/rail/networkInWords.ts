import type { Network } from "../../model/network";
import { formatNumber, scaleUnit } from "../../scene/timeUnit";

/** A network in a line: layers, parameters, multiply-adds of one sample. What is not known is left out. */
export function networkInWords({ layers }: Network): string {
  const parameters = layers.reduce((sum, layer) => sum + layer.parameters, 0);
  const macs = layers.reduce((sum, layer) => sum + layer.macs, 0);
  return [
    layers.length === 1 ? "1 layer" : `${formatNumber(layers.length, 9)} layers`,
    ...(parameters > 0 ? [amount(parameters, "parameters")] : []),
    ...(macs > 0 ? [amount(macs, "MACs")] : []),
  ].join(" · ");
}

function amount(value: number, unit: string): string {
  const scaled = scaleUnit({ ticksPerUnit: 1, unit }, value);
  return `${formatNumber(value / scaled.ticksPerLabel, 3)}\u00a0${scaled.unit}`;
}
