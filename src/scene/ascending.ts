/** The same numbers in ascending order; sorts in place, and only if they are not yet. */
export function ascending(numbers: Float64Array): Float64Array {
  for (let i = 1; i < numbers.length; i++) if (numbers[i] < numbers[i - 1]) return numbers.sort();
  return numbers;
}
