import { movement } from "./movement";

/** A piece of work; true if there is more. */
export type Piece = () => boolean;

/** Time in each frame for what was put off. */
const FRAME_MS = 5;

const queue = new Map<object, Piece>();
let frame = 0;

/** Does a work piece by piece in the frames to come, while nothing moves; replaces what `owner` put off before. */
export function putOff(owner: object, piece: Piece): void {
  queue.set(owner, piece);
  schedule();
}

/** Forgets what `owner` put off. */
export function forget(owner: object): void {
  queue.delete(owner);
}

/** Whether anyone has put off something. */
export function isPutOff(): boolean {
  return queue.size > 0;
}

function schedule(): void {
  if (frame === 0 && queue.size > 0 && !movement.getState().isOn) frame = requestAnimationFrame(run);
}

function run(): void {
  frame = 0;
  const start = performance.now();
  for (const [owner, piece] of queue) {
    if (movement.getState().isOn) break;
    let hasMore = true;
    while (hasMore && performance.now() - start < FRAME_MS) hasMore = piece();
    if (hasMore) break;
    if (queue.get(owner) === piece) queue.delete(owner);
  }
  schedule();
}

movement.subscribe(schedule);
