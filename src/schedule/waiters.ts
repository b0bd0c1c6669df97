/**
 * Rows that are ready to go on, and rows that hang on something: on a position of another row, or on a gate. Each row is
 * in one place at a time, so fixed arrays suffice. Things to hang on are numbered rows first, then gates.
 */
export interface Waiters {
  /** Rows to advance, a stack: the row that was woken last is the one whose inputs are still in the cache. */
  readonly ready: Int32Array;
  size: number;
  /** First row that hangs on a thing, −1 if none; and the next one in the same list, by row. */
  readonly first: Int32Array;
  readonly next: Int32Array;
  /** Position a row waits for, −1 − gate at a gate; by row. */
  readonly awaits: Int32Array;
}

/** All rows ready, row 0 first. */
export function allReady(rows: number, gates: number): Waiters {
  const ready = new Int32Array(rows);
  for (let row = 0; row < rows; row++) ready[row] = rows - 1 - row;
  return {
    ready,
    size: rows,
    first: new Int32Array(rows + gates).fill(-1),
    next: new Int32Array(rows).fill(-1),
    awaits: new Int32Array(rows).fill(-1),
  };
}

/** Takes the next ready row, −1 if there is none. */
export function takeReady(w: Waiters): number {
  return w.size === 0 ? -1 : w.ready[--w.size];
}

/** Hangs a row on a thing. */
export function hang(w: Waiters, row: number, thing: number, position: number): void {
  w.awaits[row] = position;
  w.next[row] = w.first[thing];
  w.first[thing] = row;
}

/** Wakes the rows that hang on a thing and wait for a position before `reached` (at a gate all of them). */
export function wake(w: Waiters, thing: number, reached: number): void {
  let row = w.first[thing];
  w.first[thing] = -1;
  while (row >= 0) {
    const next = w.next[row];
    if (w.awaits[row] < reached) w.ready[w.size++] = row;
    else hang(w, row, thing, w.awaits[row]);
    row = next;
  }
}
