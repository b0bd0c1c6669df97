import type { LoopTable } from "./loopTable";

/** Virtual microbatches of grouped interleaving in the order of every processor, and when each one's turn is. */
export interface GroupedTable extends LoopTable {
  /** Turn of each virtual microbatch, ascending; turns may stay free while the pipeline fills and drains. */
  readonly turn: Int32Array;
  /** Turns from a group's first chunk to its last. */
  readonly span: number;
}

/**
 * Turns of forwards on `processors` processors where a group of `group` microbatches takes a chunk after the other. A group's next
 * chunk comes as soon as its first microbatch can have gone through all processors, half a processor a turn since forwards and
 * backwards alternate, at turns that no other chunk of any group takes. Groups follow each other every `group` · `chunks` turns; the
 * last may be shorter.
 */
export function groupedTable(
  microbatches: number,
  chunks: number,
  { processors, group }: { readonly processors: number; readonly group: number },
): GroupedTable {
  const round = chunkRounds(chunks, Math.ceil(processors / (2 * group)));
  const last = round[chunks - 1];
  const groups = Math.ceil(microbatches / group);
  const length = microbatches * chunks;
  const columns = () => new Int32Array(length);
  const table = {
    length,
    microbatch: columns(),
    chunk: columns(),
    turn: columns(),
    span: group * last,
  };
  const chunkOf = new Int32Array(chunks);
  for (let chunk = 0; chunk < chunks; chunk++) chunkOf[round[chunk] % chunks] = chunk;
  let at = 0;
  for (let r = 0; r < groups * chunks + last; r++) {
    const chunk = chunkOf[r % chunks];
    const first = ((r - round[chunk]) / chunks) * group;
    if (first < 0) continue;
    for (let m = first; m < Math.min(first + group, microbatches); m++) {
      table.microbatch[at] = m;
      table.chunk[at] = chunk;
      table.turn[at++] = r * group + (m - first);
    }
  }
  return table;
}

/** Round in which group 0 takes each chunk: at least `apart` after the one before, and no two alike modulo the chunks. */
function chunkRounds(chunks: number, apart: number): Int32Array {
  const rounds = new Int32Array(chunks);
  const taken = new Uint8Array(chunks);
  taken[0] = 1;
  for (let chunk = 1; chunk < chunks; chunk++) {
    let round = rounds[chunk - 1] + apart;
    while (taken[round % chunks]) round++;
    taken[round % chunks] = 1;
    rounds[chunk] = round;
  }
  return rounds;
}
