import type { Placement } from "../placement/placement";

/**
 * What every processor of a placement computes under a cut of the layers that can be changed border by border. A stage of several
 * holders counts for each by its share.
 */
export class StageLoads {
  /** Border s is the first layer of stage s; the last one ends the network. */
  readonly borders: Int32Array<ArrayBuffer>;
  /** Cost ÷ speed, by processor. */
  readonly load: Float64Array;
  /** Cost of the layers before a layer. */
  readonly before: Float64Array;
  /** Processors that hold stage s: holders[holderOffset[s]] and on. */
  readonly holderOffset: Int32Array;
  readonly holders: Int32Array;
  /** What one unit of cost of a stage adds to the load of each of these holders. */
  readonly weight: Float64Array;
  /** Time of one unit of cost of a stage on its slowest holder. */
  readonly pace: Float64Array;
  /** How many processors have the load that is watched. */
  loaded = 0;
  private limit = Number.POSITIVE_INFINITY;

  constructor(costs: Float64Array, placement: Placement, speeds: ArrayLike<number>, starts: Int32Array) {
    const stages = starts.length;
    this.borders = new Int32Array(stages + 1);
    this.borders.set(starts);
    this.borders[stages] = costs.length;
    this.before = new Float64Array(costs.length + 1);
    for (let l = 0; l < costs.length; l++) this.before[l + 1] = this.before[l] + costs[l];
    const holders: number[] = [];
    const weight: number[] = [];
    this.holderOffset = new Int32Array(stages + 1);
    this.pace = new Float64Array(stages);
    for (let s = 0; s < stages; s++) {
      const rows = placement.rowsOf(s);
      let slowest = Number.POSITIVE_INFINITY;
      for (const p of rows) {
        holders.push(p);
        weight.push(1 / (rows.length * speeds[p]));
        slowest = Math.min(slowest, speeds[p]);
      }
      this.holderOffset[s + 1] = holders.length;
      this.pace[s] = 1 / slowest;
    }
    this.holders = Int32Array.from(holders);
    this.weight = Float64Array.from(weight);
    this.load = new Float64Array(placement.processors);
    for (let s = 0; s < stages; s++) this.add(s, this.cost(s));
  }

  get stages(): number {
    return this.borders.length - 1;
  }

  cost(stage: number): number {
    return this.before[this.borders[stage + 1]] - this.before[this.borders[stage]];
  }

  /** Time of a stage for one microbatch, on its slowest holder. */
  time(stage: number): number {
    return this.cost(stage) * this.pace[stage];
  }

  /** The largest load of a processor. */
  largest(): number {
    return this.load.reduce((a, b) => Math.max(a, b), 0);
  }

  /** Times of the longest stage of each chunk, a chunk being as many stages as there are processors. */
  longest(): Float64Array {
    const processors = this.load.length;
    const longest = new Float64Array(Math.ceil(this.stages / processors));
    for (let s = 0; s < this.stages; s++) {
      const chunk = Math.floor(s / processors);
      longest[chunk] = Math.max(longest[chunk], this.time(s));
    }
    return longest;
  }

  /** What counts: the largest load, the longest stage, and on average over chunks the longest of each. */
  measure(): number {
    const longest = this.longest();
    const sum = longest.reduce((a, b) => a + b, 0);
    return this.largest() + Math.max(...longest) + sum / longest.length;
  }

  /** The first processor with the largest load. */
  busiest(): number {
    return this.load.indexOf(this.largest());
  }

  holds(stage: number, processor: number): boolean {
    for (let h = this.holderOffset[stage]; h < this.holderOffset[stage + 1]; h++)
      if (this.holders[h] === processor) return true;
    return false;
  }

  /** Load and weight of the busiest holder of a stage. */
  heaviest(stage: number): { readonly load: number; readonly weight: number } {
    let at = this.holderOffset[stage];
    for (let h = at + 1; h < this.holderOffset[stage + 1]; h++)
      if (this.load[this.holders[h]] > this.load[this.holders[at]]) at = h;
    return { load: this.load[this.holders[at]], weight: this.weight[at] };
  }

  /** Largest load among the holders of a stage and of the next. */
  largestOf(stage: number): number {
    let largest = 0;
    for (let h = this.holderOffset[stage]; h < this.holderOffset[stage + 2]; h++)
      largest = Math.max(largest, this.load[this.holders[h]]);
    return largest;
  }

  /** Counts from now on the processors with at least this load. */
  watch(limit: number): void {
    this.limit = limit;
    this.loaded = 0;
    for (const load of this.load) if (load >= limit) this.loaded++;
  }

  /** Moves the first layer of a stage, which lies between those of its neighbours. */
  moveBorder(stage: number, layer: number): void {
    const moved = this.before[layer] - this.before[this.borders[stage]];
    this.borders[stage] = layer;
    this.add(stage - 1, moved);
    this.add(stage, -moved);
  }

  private add(stage: number, cost: number): void {
    for (let h = this.holderOffset[stage]; h < this.holderOffset[stage + 1]; h++) {
      const p = this.holders[h];
      if (this.load[p] >= this.limit) this.loaded--;
      this.load[p] += cost * this.weight[h];
      if (this.load[p] >= this.limit) this.loaded++;
    }
  }
}
