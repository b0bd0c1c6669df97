import type { Workload } from "../model/workload";
import type { LayerPlacement } from "../schedule/layerpipe/placement";

/** What LayerPipe may take apart; a gradient may be cut at every tick, nowhere, or after so many ticks by layer. */
export interface PlacementRules {
  readonly atoms: "tasks" | "layers";
  readonly cut: "anywhere" | "never" | readonly number[];
}

interface LayerPlace {
  readonly forward: number;
  readonly weightGradient: number;
  readonly activationGradient: number;
  readonly laterPart: number;
  readonly earlierTicks: number;
}

/**
 * Every way to cut a chain of layer tasks into consecutive segments, by brute force: the tasks of a layer stand in any
 * order, so they may run on any processors from the one open before on, as long as none is left out.
 */
export function* everyPlacement(w: Workload, rules: PlacementRules): Generator<LayerPlacement> {
  const layers: LayerPlace[] = [];
  function* place(layer: number, open: number): Generator<LayerPlacement> {
    if (layer === w.layers) yield columnsOf(layers);
    else
      for (const at of placesOf(w, rules, layer, open)) {
        layers[layer] = at;
        yield* place(layer + 1, Math.max(at.forward, at.weightGradient, at.laterPart));
      }
  }
  yield* place(0, 0);
}

/** Ticks of work by processor, where all speeds are 1. */
export function loadsOfPlacement(w: Workload, p: LayerPlacement): number[] {
  const loads = new Array<number>(w.processors).fill(0);
  for (let l = 0; l < w.layers; l++) {
    loads[p.forward[l]] += w.forward[l];
    loads[p.weightGradient[l]] += w.weightGradient[l];
    loads[p.activationGradient[l]] += p.earlierTicks[l];
    loads[p.laterPart[l]] += w.activationGradient[l] - p.earlierTicks[l];
  }
  return loads;
}

/** Tasks by processor, a part of a gradient counting as one; and how many gradients are cut. */
export function tasksOfPlacement(w: Workload, p: LayerPlacement): { tasks: number[]; cuts: number } {
  const tasks = new Array<number>(w.processors).fill(0);
  let cuts = 0;
  for (let l = 0; l < w.layers; l++) {
    tasks[p.forward[l]]++;
    tasks[p.weightGradient[l]]++;
    if (l > 0 || w.firstGradient) tasks[p.activationGradient[l]]++;
    if (p.laterPart[l] === p.activationGradient[l]) continue;
    tasks[p.laterPart[l]]++;
    cuts++;
  }
  return { tasks, cuts };
}

function* placesOf(w: Workload, rules: PlacementRules, layer: number, open: number): Generator<LayerPlace> {
  const hasGradient = layer > 0 || w.firstGradient;
  const cost = w.activationGradient[layer];
  for (let forward = open; forward < w.processors; forward++)
    for (let weightGradient = open; weightGradient < w.processors; weightGradient++) {
      if (!hasGradient) {
        const nowhere = { activationGradient: 0, laterPart: 0, earlierTicks: cost };
        if (isAllowed(rules, layer, open, [forward, weightGradient]))
          yield { forward, weightGradient, ...nowhere };
        continue;
      }
      for (let at = open; at < w.processors; at++) {
        if (isAllowed(rules, layer, open, [forward, weightGradient, at]))
          yield { forward, weightGradient, activationGradient: at, laterPart: at, earlierTicks: cost };
        if (at + 1 === w.processors || !isAllowed(rules, layer, open, [forward, weightGradient, at, at + 1]))
          continue;
        for (const earlierTicks of cutsOf(rules, layer, cost))
          yield { forward, weightGradient, activationGradient: at, laterPart: at + 1, earlierTicks };
      }
    }
}

function cutsOf({ cut }: PlacementRules, layer: number, cost: number): readonly number[] {
  if (cut === "never") return [];
  if (cut === "anywhere") return Array.from({ length: Math.max(0, cost - 1) }, (_, x) => x + 1);
  return cut[layer] > 0 && cut[layer] < cost ? [cut[layer]] : [];
}

/** `at` lists the processors of forward, weight gradient and the parts of the activation gradient. */
function isAllowed(rules: PlacementRules, layer: number, open: number, at: readonly number[]): boolean {
  const [forward, weightGradient] = at;
  const last = Math.max(...at);
  for (let p = layer === 0 ? open : open + 1; p <= last; p++) if (!at.includes(p)) return false;
  if (rules.atoms === "tasks") return true;
  if (layer === 0) return last === 0;
  return forward === weightGradient && last === forward && last <= open + 1;
}

function columnsOf(layers: readonly LayerPlace[]): LayerPlacement {
  const processors = (of: (at: LayerPlace) => number) => Int32Array.from(layers, of);
  return {
    forward: processors((at) => at.forward),
    weightGradient: processors((at) => at.weightGradient),
    activationGradient: processors((at) => at.activationGradient),
    laterPart: processors((at) => at.laterPart),
    earlierTicks: Float64Array.from(layers, (at) => at.earlierTicks),
  };
}
