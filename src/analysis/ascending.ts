/** These times in ascending order: the array itself if it is sorted already, else a sorted copy. */
export function ascending(times: Float64Array): Float64Array {
  for (let i = 1; i < times.length; i++) if (times[i] < times[i - 1]) return times.slice().sort();
  return times;
}
