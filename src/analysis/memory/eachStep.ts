import type { TakenAndGiven } from "./activationEvents";
import { type AmountReader, Amounts } from "./amounts";
import type { HeldWeights } from "./weightEvents";

/** What a row holds at one moment and until the next: units of stage-microbatches, their bytes times units, bytes of weights. */
export type StepVisitor = (time: number, units: number, unitBytes: number, weights: number) => void;

/**
 * Visits every moment at which what a row holds changes, ascending, from time 0 on; what is given back at t makes room for
 * what is taken at t.
 */
export function eachStep(activations: TakenAndGiven, weights: HeldWeights, visit: StepVisitor): void {
  const taken = activations.taken.inOrder();
  const given = activations.given.inOrder();
  const newer = weights.versions?.taken.inOrder() ?? NOTHING;
  const older = weights.versions?.given.inOrder() ?? NOTHING;
  for (let now = 0; now < Number.POSITIVE_INFINITY; ) {
    taken.pass(now);
    given.pass(now);
    newer.pass(now);
    older.pass(now);
    visit(
      now,
      taken.units - given.units,
      taken.bytes - given.bytes,
      weights.fixedBytes + newer.bytes - older.bytes,
    );
    now = Math.min(taken.next(), given.next(), newer.next(), older.next());
  }
}

const NOTHING: AmountReader = new Amounts(0).inOrder();
