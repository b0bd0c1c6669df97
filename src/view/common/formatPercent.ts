/** A share as a percentage with one decimal, as in "12.5 %". */
export function formatPercent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
