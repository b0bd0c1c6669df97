/**
 * What is wrong with a number that has to be whole and from `min` to `max`, as a sentence with the nearest value that
 * works; undefined if nothing is. `what` starts the sentence, for instance "The number of layers".
 */
export function wholeNumberProblem(
  what: string,
  value: number,
  min: number,
  max: number,
): string | undefined {
  if (Number.isInteger(value) && value >= min && value <= max) return undefined;
  const range = `${what} is a whole number from ${min} to ${max}, not ${value}`;
  if (Number.isNaN(value)) return `${range}.`;
  return `${range}; the nearest is ${Math.min(Math.max(Math.round(value), min), max)}.`;
}
