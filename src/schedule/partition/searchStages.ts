import type { StageLoads } from "./stageLoads";

/** Stages tried in one search: a few milliseconds, and all there are for a dozen layers. */
const MOST_TRIALS = 100_000;

/** With more stages the trials would not reach beyond the last few. */
const MOST_STAGES = 256;

/**
 * Looks for a cut whose largest processor load is smaller than that of `found`, or as large with a smaller largest stage, by
 * trying stage after stage, longest first, whatever may still lead there (branch and bound). Moves the borders of `found` to the
 * best; exact where the trials suffice.
 */
export function searchStages(found: StageLoads, slack: number): void {
  if (found.stages > MOST_STAGES) return;
  const best = new Search(found, slack).run();
  if (best !== undefined) found.moveAll(best);
}

class Search {
  private readonly load: Float64Array;
  private readonly borders: Int32Array;
  private best: Int32Array | undefined;
  private bestLoad: number;
  private bestStage = 0;
  private trials = MOST_TRIALS;

  constructor(
    private readonly found: StageLoads,
    private readonly slack: number,
  ) {
    this.load = new Float64Array(found.load.length);
    this.borders = found.borders.slice();
    this.bestLoad = found.largest();
    for (let s = 0; s < found.stages; s++) this.bestStage = Math.max(this.bestStage, found.cost(s));
  }

  run(): Int32Array | undefined {
    this.cut(0, 0, 0);
    return this.best;
  }

  /** Ends a stage everywhere it may end; the stages before it have these largest loads and costs. */
  private cut(stage: number, loadBefore: number, costBefore: number): void {
    const { before, stages } = this.found;
    const from = this.borders[stage];
    const isLast = stage === stages - 1;
    const most = before.length - 1 - (stages - 1 - stage);
    for (let end = most; end > (isLast ? most - 1 : from) && this.trials-- > 0; end--) {
      const cost = before[end] - before[from];
      const load = Math.max(loadBefore, this.add(stage, cost));
      const largest = Math.max(costBefore, cost);
      this.borders[stage + 1] = end;
      if (this.isBetter(load, largest)) {
        if (isLast) this.keep(load, largest);
        else this.cut(stage + 1, load, largest);
      }
      this.add(stage, -cost);
    }
  }

  private keep(load: number, largest: number): void {
    this.best = this.borders.slice();
    this.bestLoad = load;
    this.bestStage = largest;
  }

  private isBetter(load: number, largest: number): boolean {
    if (load < this.bestLoad - this.slack) return true;
    return load < this.bestLoad + this.slack && largest < this.bestStage - this.slack;
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
