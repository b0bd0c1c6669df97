import type { Response } from "../worker/protocol";

/** Answers are told when none has come for two frames. */
const GATHER_MS = 32;
/** No answer is held back longer. */
const MOST_MS = 100;

/**
 * Tells answers that come shortly one after the other together. All charts have one time axis, so each answer that is told
 * alone draws all of them anew.
 */
export class GatheredAnswers {
  readonly #tell: (response: Response) => void;
  readonly #expected: () => number;
  readonly #held: Response[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** When the first of those that are held came. */
  #since = 0;

  /** `expected` says how many answers are still to be told. */
  constructor(tell: (response: Response) => void, expected: () => number) {
    this.#tell = tell;
    this.#expected = expected;
  }

  /** True when every answer has been told. */
  get isEmpty(): boolean {
    return this.#held.length === 0;
  }

  /** Tells all that are held if this was the last to come; else soon, or once those that follow closely are there, too. */
  add(response: Response): void {
    const now = performance.now();
    if (this.isEmpty) this.#since = now;
    this.#held.push(response);
    clearTimeout(this.#timer);
    if (this.#held.length >= this.#expected()) this.#tellAll();
    else this.#timer = setTimeout(() => this.#tellAll(), Math.min(GATHER_MS, this.#since + MOST_MS - now));
  }

  #tellAll(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const response of this.#held.splice(0)) this.#tell(response);
  }
}
