/** "the nearest to 7 are 4 and 8", or "the nearest to 1 is 2". */
export function nearestMultiples(value: number, of: number): string {
  const below = value - (value % of);
  return `the nearest to ${value} ${below > 0 ? `are ${below} and ${below + of}` : `is ${of}`}`;
}
