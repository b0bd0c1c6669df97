import { type Refusal, refuse } from "../../base/refusal";

/** A systolic array: processing elements in rows × columns, each doing one multiply-add in a cycle. */
export interface ArraySize {
  readonly rows: number;
  readonly columns: number;
}

/** The most rows or columns: far beyond any array built, and all counts stay exact. */
const MAX_SIDE = 65_536;

/** Reads "128x128" (rows × columns; "×" and blanks are fine), or refuses it in a sentence with an example. */
export function parseArraySize(text: string): ArraySize | Refusal {
  const sides = /^\s*(\d+)\s*[x×]\s*(\d+)\s*$/i.exec(text);
  if (sides === null)
    return refuse(`An array is written rows × columns, for instance 128x128, not "${text}".`, "array");
  const [rows, columns] = [Number(sides[1]), Number(sides[2])];
  for (const [name, side] of [
    ["rows", rows],
    ["columns", columns],
  ] as const) {
    const nearest = Math.min(Math.max(side, 1), MAX_SIDE);
    if (side !== nearest)
      return refuse(
        `An array has from 1 to ${MAX_SIDE} ${name}, not ${sides[name === "rows" ? 1 : 2]}; the nearest is ${nearest}.`,
        "array",
      );
  }
  return { rows, columns };
}
