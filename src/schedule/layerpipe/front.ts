import type { Bytes, Ticks } from "../../model/units";
import type { Spread } from "./spread";
import { compareTasks, leastTrafficOf, type Standing, type State, stateOf, tolerance } from "./state";

/** Bytes of a layer's output, and of its gradient. */
export interface OutputBytes {
  readonly activation: Bytes;
  readonly gradient: Bytes;
}

/**
 * The states after a layer that no other one beats: less on the open processor, less traffic, then fewer cuts, then larger
 * first segments. A state that may have to send a tensor that the other keeps is charged that tensor before it may beat it.
 */
export class Front {
  private readonly interchangeable: boolean;
  private output: OutputBytes = { activation: 0, gradient: 0 };
  private first = 0;
  private count = 0;
  private readonly byProcessor: State[][] = [];
  /** By processor: least traffic of a state on an earlier one, once it has left its processor. */
  private readonly fromEarlier: number[] = [];

  /** `interchangeable`: whether a processor may stand in for a later one, so that opening fewer is as good. */
  constructor(interchangeable: boolean) {
    this.interchangeable = interchangeable;
  }

  /** Empties the front for a layer after which one of the processors `first` … `last` is open. */
  start(output: OutputBytes, first: number, last: number): void {
    this.output = output;
    this.first = first;
    this.count = last - first + 1;
    for (let place = 0; place < this.count; place++) {
      this.byProcessor[place] = [];
      this.fromEarlier[place] = Number.POSITIVE_INFINITY;
    }
  }

  /** Keeps the standing if nothing beats it, and drops what it beats. */
  offer(standing: Readonly<Standing>, before: State, spread: Spread): void {
    const place = standing.processor - this.first;
    const kept = this.byProcessor[place];
    if (this.isLate(standing)) return;
    const margin = tolerance(standing.traffic);
    let isTied = false;
    for (const rival of kept) {
      const lead = this.lead(rival, standing);
      if (lead > margin) return;
      if (lead >= -margin) isTied = true;
    }
    const state = stateOf(standing, before, spread);
    if (isTied) for (const rival of kept) if (this.beats(rival, state)) return;
    let count = 0;
    for (const rival of kept) if (!this.beats(state, rival)) kept[count++] = rival;
    kept.length = count;
    kept.push(state);
    if (this.interchangeable) this.offerToLater(state, place);
  }

  /** All states, by processor and in the order of offers. */
  states(): readonly State[] {
    const found: State[] = [];
    for (let place = 0; place < this.count; place++)
      for (const state of this.byProcessor[place]) if (!this.isLate(state)) found.push(state);
    return found;
  }

  /**
   * Whether a state on an earlier processor, even after it has moved on, sends less than `least`, which a state with this
   * processor open cannot fall below. `forwardHere`: whether that has the layer's forward on it.
   */
  isBehind(processor: number, forwardHere: boolean, least: Bytes): boolean {
    const forward = forwardHere ? this.output.activation : 0;
    return this.fromEarlier[processor - this.first] + forward < least;
  }

  private isLate(standing: Readonly<Standing>): boolean {
    const least = leastTrafficOf(standing) - tolerance(standing.traffic);
    return this.isBehind(standing.processor, standing.forwardHere, least);
  }

  private offerToLater(state: State, place: number): void {
    const { gradient } = this.output;
    const saved = state.give * Math.max(0, state.rate - gradient * state.needPerTick);
    const traffic = state.traffic - saved + gradient * state.need;
    for (let p = place + 1; p < this.count && this.fromEarlier[p] > traffic; p++)
      this.fromEarlier[p] = traffic;
  }

  private beats(a: State, b: State): boolean {
    const lead = this.lead(a, b);
    const margin = tolerance(b.traffic);
    if (Math.abs(lead) > margin) return lead > 0;
    return a.cuts === b.cuts ? compareTasks(a, b) >= 0 : a.cuts < b.cuts;
  }

  /**
   * Bytes by which `a` is ahead of `b` wherever both may be filled alike, charged with the tensors that it may still have
   * to send and `b` does not; −∞ if `a` is fuller. Traffic and need are straight lines but where `a` has nothing more to
   * give, so that point and the ends of b's lines are enough.
   */
  private lead(a: Readonly<Standing>, b: Readonly<Standing>): Bytes {
    if (a.fill > b.fill) return Number.NEGATIVE_INFINITY;
    const atFill = this.leadAt(a, b, 0);
    if (b.give === 0) return atFill;
    const atEnd = Math.min(atFill, this.leadAt(a, b, b.give));
    const bend = a.give - (b.fill - a.fill);
    return a.needPerTick > 0 && bend > 0 && bend < b.give ? Math.min(atEnd, this.leadAt(a, b, bend)) : atEnd;
  }

  /** The same if `b` gives so many ticks and `a` as many as leave it no fuller. */
  private leadAt(a: Readonly<Standing>, b: Readonly<Standing>, given: Ticks): Bytes {
    const { activation, gradient } = this.output;
    const taken = Math.min(a.give, b.fill - a.fill + given);
    const more = a.need + a.needPerTick * taken - (b.need + b.needPerTick * given);
    const later = (b.forwardHere && !a.forwardHere ? activation : 0) + gradient * Math.max(0, more);
    return b.traffic - b.rate * given - (a.traffic - a.rate * taken + later);
  }
}
