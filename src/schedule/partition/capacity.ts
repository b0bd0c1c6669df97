/** The largest cost that a processor of this speed finishes within `ticks` (the converse of durationOn). */
export function capacity(ticks: number, speed: number): number {
  return speed === 1 ? ticks : Math.floor((ticks + 1e-9) * speed);
}
