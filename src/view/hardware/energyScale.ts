import type { EnergyTable } from "../../model/systolic/energy";
import { type ColumnScale, columnScale } from "./priceTable";

const JOULES = ["pJ", "nJ", "µJ", "mJ", "J", "kJ"];

/** A scale for energies of this table: joules with a prefix, or so many multiply-adds' worth. */
export function energyScale(values: readonly number[], { unit }: EnergyTable): ColumnScale {
  if (unit === "MAC") return columnScale(values, unit);
  const most = values.reduce((most, value) => Math.max(most, value), 0);
  const power = Math.min(JOULES.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, most)) / 3)));
  const { format } = columnScale(
    values.map((value) => value / 1000 ** power),
    "",
  );
  return { unit: JOULES[power], format: (value) => format(value / 1000 ** power) };
}
