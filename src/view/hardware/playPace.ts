/** A whole walk plays in about this long. */
const WALK_MS = 20_000;

/** How a walk of so many folds is played: every `stride`-th fold, `delayMs` apart; in few slow jumps where motion is unwelcome. */
export function playPace(
  folds: number,
  isReduced: boolean,
): { readonly stride: number; readonly delayMs: number } {
  const [least, most] = isReduced ? [1000, 1000] : [50, 600];
  const delayMs = Math.min(most, Math.max(least, WALK_MS / folds));
  return { stride: Math.max(1, Math.round((folds * delayMs) / WALK_MS)), delayMs };
}
