import type { TakenAndGiven } from "./activationEvents";
import type { AmountReader } from "./amounts";
import type { HeldWeights } from "./weightEvents";

/**
 * The moments at which what a row holds changes, ascending, from time 0 on; what is given back at t makes room for what is
 * taken at t. The fields say what is held at one moment and until the next.
 */
export class HeldSteps {
  time = 0;
  /** Of stage-microbatches. */
  units = 0;
  /** Their bytes times units. */
  unitBytes = 0;
  /** Bytes of weights. */
  weights: number;
  private upcoming = 0;
  private readonly taken: AmountReader;
  private readonly given: AmountReader;
  private readonly newer: AmountReader | undefined;
  private readonly older: AmountReader | undefined;

  constructor(
    activations: TakenAndGiven,
    private readonly held: HeldWeights,
  ) {
    this.weights = held.fixedBytes;
    this.taken = activations.taken.inOrder();
    this.given = activations.given.inOrder();
    this.newer = held.versions?.taken.inOrder();
    this.older = held.versions?.given.inOrder();
  }

  /** Goes to the next moment; false if there is none. */
  next(): boolean {
    const { taken, given, newer, older } = this;
    const now = this.upcoming;
    if (now === Number.POSITIVE_INFINITY) return false;
    taken.pass(now);
    given.pass(now);
    this.time = now;
    this.units = taken.units - given.units;
    this.unitBytes = taken.bytes - given.bytes;
    this.upcoming = Math.min(taken.next, given.next);
    if (newer !== undefined && older !== undefined) {
      newer.pass(now);
      older.pass(now);
      this.weights = this.held.fixedBytes + newer.bytes - older.bytes;
      this.upcoming = Math.min(this.upcoming, newer.next, older.next);
    }
    return true;
  }
}
