import type { Pairs } from "./plan";
import type { ScheduleColumns } from "./schedule";

/** What a task is to an overlapped pair. */
export const ALONE = 0;
export const FIRST_OF_PAIR = 1;
export const SECOND_OF_PAIR = 2;

/** ALONE, FIRST_OF_PAIR or SECOND_OF_PAIR by position; undefined where nothing overlaps. O(tasks) at most. */
export function pairRoles(
  pairs: Pairs | undefined,
  { task, position }: Pick<ScheduleColumns, "task" | "position">,
): Uint8Array | undefined {
  if (pairs === undefined || pairs.first.length === 0) return undefined;
  const roles = new Uint8Array(task.length);
  for (const first of pairs.first) {
    const at = position[first];
    roles[at] = FIRST_OF_PAIR;
    roles[at + 1] = SECOND_OF_PAIR;
  }
  return roles;
}
