/** The problem: network, machine, training, schedules. */
export function Rail() {
  return null;
}
