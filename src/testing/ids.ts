import type { StallIndex } from "../analysis/stallColumns";
import type { Position } from "../schedule/schedule";
import type { OpIndex, TaskId } from "../tasks/ids";

/** Ids out of the plain numbers that tests write. */
export const opIndex = (index: number) => index as OpIndex;
export const task = (id: number) => id as TaskId;
export const position = (index: number) => index as Position;
export const stallIndex = (index: number) => index as StallIndex;
