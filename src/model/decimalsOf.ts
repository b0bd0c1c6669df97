/** A double holds at least this many decimal digits. */
const MOST_DIGITS = 15;
const USUAL_DECIMALS = 6;

/**
 * How many decimals it takes to write these numbers: at most six, or as many as the smallest of them needs for six
 * digits of its own. 0 for whole numbers.
 */
export function decimalsOf(numbers: Iterable<number>): number {
  let written = 0;
  let smallest = Number.POSITIVE_INFINITY;
  for (const number of numbers) {
    if (!Number.isInteger(number)) written = Math.max(written, decimalsWritten(number));
    if (number > 0) smallest = Math.min(smallest, number);
  }
  const needed = Math.ceil(-Math.log10(smallest)) + USUAL_DECIMALS - 1;
  return Math.min(written, Math.max(USUAL_DECIMALS, Math.min(needed, MOST_DIGITS)));
}

function decimalsWritten(number: number): number {
  const [mantissa, exponent = "0"] = String(number).split("e");
  const fraction = mantissa.split(".")[1] ?? "";
  return Math.max(0, fraction.length - Number(exponent));
}
