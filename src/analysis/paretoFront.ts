/** Nobody is better. */
export const UNBEATEN = -1;

/**
 * For each row the first row that beats it, or UNBEATEN: one that is larger in no column and smaller in one (Pareto
 * dominance; smaller is better). Beaters are themselves unbeaten. Rows with a NaN are not compared and count as unbeaten.
 * O(rows² · columns).
 */
export function beatenBy(rows: readonly (readonly number[])[]): Int32Array {
  const beaters = rows.map((row) => rows.flatMap((other, i) => (beats(other, row) ? [i] : [])));
  return Int32Array.from(beaters, (own) => own.find((i) => beaters[i].length === 0) ?? UNBEATEN);
}

function beats(a: readonly number[], b: readonly number[]): boolean {
  return a.every((value, i) => value <= b[i]) && a.some((value, i) => value < b[i]);
}
