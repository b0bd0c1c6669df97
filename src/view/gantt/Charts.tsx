/** The charts, one per schedule, with the playback bar. */
export function Charts() {
  return null;
}
