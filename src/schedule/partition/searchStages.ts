import type { StageLoads } from "./stageLoads";

/** Stages tried in one search: a few milliseconds, and all there are for a dozen layers. */
const MOST_TRIALS = 100_000;

/** With more stages the trials would not reach beyond the last few. */
const MOST_STAGES = 256;

/** What no cut can be better than. */
export interface LeastTimes {
  /** Load of every processor if layers could be divided. */
  readonly load: number;
  /** Longest stage. */
  readonly stage: number;
}

/**
 * The first layers of a cut that measures less than `found`, by trying stage after stage, longest first, whatever may still lead
 * there (branch and bound). Of `found` if there is none, or none was found; exact where the trials suffice.
 */
export function searchStages(found: StageLoads, least: LeastTimes, slack: number): Int32Array<ArrayBuffer> {
  const known = found.borders.slice(0, -1);
  return found.stages > MOST_STAGES ? known : (new Search(found, least, slack).run() ?? known);
}

/** What is known of a cut whose first stages are placed. */
interface Begun {
  /** Largest load so far. */
  readonly load: number;
  /** Longest stages of the chunks before this one, together. */
  readonly chunks: number;
  /** Longest stage so far of this chunk. */
  readonly longest: number;
  /** Longest stage so far of all. */
  readonly stage: number;
}

class Search {
  private readonly load: Float64Array;
  private readonly borders: Int32Array<ArrayBuffer>;
  private readonly fastest: number;
  private best: Int32Array<ArrayBuffer> | undefined;
  private bestTime: number;
  private trials = MOST_TRIALS;

  constructor(
    private readonly found: StageLoads,
    private readonly least: LeastTimes,
    private readonly slack: number,
  ) {
    this.load = new Float64Array(found.load.length);
    this.borders = found.borders.slice();
    this.bestTime = found.measure();
    this.fastest = 1 / found.pace.reduce((a, b) => Math.min(a, b));
  }

  run(): Int32Array<ArrayBuffer> | undefined {
    this.cut(0, { ...this.least, chunks: 0, longest: 0 });
    return this.best;
  }

  /** Ends a stage everywhere it may end. */
  private cut(stage: number, begun: Begun): void {
    const { before, stages, pace } = this.found;
    const from = this.borders[stage];
    const isLast = stage === stages - 1;
    const startsChunk = stage % this.load.length === 0;
    const chunks = startsChunk ? begun.chunks + begun.longest : begun.chunks;
    const longestBefore = startsChunk ? 0 : begun.longest;
    const most = before.length - 1 - (stages - 1 - stage);
    for (let end = most; end > (isLast ? most - 1 : from) && this.trials-- > 0; end--) {
      const cost = before[end] - before[from];
      const load = Math.max(begun.load, this.add(stage, cost));
      const longest = Math.max(longestBefore, cost * pace[stage]);
      const next = { load, chunks, longest, stage: Math.max(begun.stage, longest) };
      this.borders[stage + 1] = end;
      const time = this.leastTime(stage, next);
      if (time < this.bestTime - this.slack) {
        if (isLast) this.keep(time);
        else this.cut(stage + 1, next);
      }
      this.add(stage, -cost);
    }
  }

  /**
   * What a cut that begins so measures at least, up to this stage. The stages left of this chunk may be as long as its longest; what
   * they leave is spread over all processors.
   */
  private leastTime(stage: number, { load, chunks, longest, stage: longestStage }: Begun): number {
    const { before, stages } = this.found;
    const processors = this.load.length;
    const left = processors - 1 - (stage % processors);
    const rest = before[before.length - 1] - before[this.borders[stage + 1]] - left * longest * this.fastest;
    const sum = chunks + longest + Math.max(0, rest) / (processors * this.fastest);
    return load + longestStage + (sum * processors) / stages;
  }

  private keep(time: number): void {
    this.best = this.borders.slice(0, -1);
    this.bestTime = time;
  }

  /** Gives a stage's cost to its holders; returns the largest load that one of them then has. */
  private add(stage: number, cost: number): number {
    const { holders, holderOffset, weight } = this.found;
    let largest = 0;
    for (let h = holderOffset[stage]; h < holderOffset[stage + 1]; h++) {
      this.load[holders[h]] += cost * weight[h];
      largest = Math.max(largest, this.load[holders[h]]);
    }
    return largest;
  }
}
