/** A speedup, with the same digits wherever it stands: "4.37×". */
export function formatFactor(factor: number): string {
  return `${factor.toFixed(2)}×`;
}
