import type { Atoms } from "./smallestPeriod";

/**
 * How the tasks of one layer spread over processors, counted from the one that is open before the layer: 0 is that one,
 * 1, 2, … are opened for it, and each of them takes something.
 */
export interface Spread {
  readonly forward: number;
  readonly weightGradient: number;
  /** The activation gradient or its earlier part; −1 if the layer has none. */
  readonly activationGradient: number;
  /** Its later part, on the next processor; the same where it is whole. */
  readonly laterPart: number;
  /** Processors opened. */
  readonly opened: number;
  /** Tasks on each of the processors 0 … opened; a part is a task. */
  readonly tasks: readonly number[];
  /** Whole tasks on each of them, as a set of SET_OF's bits. */
  readonly whole: readonly number[];
  /** The sets on the processors that it leaves, 0 … opened − 1: bit SETS · place + set. */
  readonly left: number;
}

/** A layer's whole tasks as bits. */
export const SET_OF = { forward: 1, weightGradient: 2, activationGradient: 4 };

/** How many sets of whole tasks there are. */
export const SETS = 8;

/** What a layer has and what may happen to it. */
export interface SpreadRules {
  readonly atoms: Atoms;
  readonly hasGradient: boolean;
  readonly mayCut: boolean;
  /** Whether both gradients are one task. */
  readonly together: boolean;
  readonly firstLayer: boolean;
}

/** A layer opens at most one processor for each of forward, weight gradient and two parts. */
export const MOST_OPENED = 4;

const PLACES = Array.from({ length: MOST_OPENED + 1 }, (_, place) => place);

/** Every spread that the rules allow, those that open fewer processors first. */
export function spreadsOf(rules: SpreadRules): readonly Spread[] {
  const found: Spread[] = [];
  for (const gradient of gradientPlaces(rules))
    for (const weightGradient of PLACES)
      for (const forward of PLACES) {
        const spread = spreadOver(forward, weightGradient, gradient);
        if (spread !== undefined && isAllowed(spread, rules)) found.push(spread);
      }
  return found.sort((a, b) => a.opened - b.opened);
}

type Gradient = Pick<Spread, "activationGradient" | "laterPart">;

function gradientPlaces({ hasGradient, mayCut }: SpreadRules): readonly Gradient[] {
  if (!hasGradient) return [{ activationGradient: -1, laterPart: -1 }];
  const whole = PLACES.map((place) => ({ activationGradient: place, laterPart: place }));
  const cut = PLACES.slice(1).map((place) => ({ activationGradient: place - 1, laterPart: place }));
  return mayCut ? [...whole, ...cut] : whole;
}

function isAllowed(spread: Spread, { atoms, together, hasGradient, firstLayer }: SpreadRules): boolean {
  if (together && hasGradient && spread.weightGradient !== spread.activationGradient) return false;
  return atoms === "tasks" || keepsLayer(spread, firstLayer);
}

/** The spread with these places, unless it would open a processor and leave it empty. */
function spreadOver(forward: number, weightGradient: number, gradient: Gradient): Spread | undefined {
  const { activationGradient, laterPart } = gradient;
  const opened = Math.max(forward, weightGradient, laterPart);
  const tasks = new Array<number>(opened + 1).fill(0);
  tasks[forward]++;
  tasks[weightGradient]++;
  if (activationGradient >= 0) tasks[activationGradient]++;
  if (laterPart !== activationGradient) tasks[laterPart]++;
  if (tasks.some((count, place) => place > 0 && count === 0)) return undefined;
  const whole = new Array<number>(opened + 1).fill(0);
  whole[forward] |= SET_OF.forward;
  whole[weightGradient] |= SET_OF.weightGradient;
  if (activationGradient >= 0 && laterPart === activationGradient)
    whole[laterPart] |= SET_OF.activationGradient;
  const left = whole.slice(0, opened).reduce((bits, set, place) => bits | (1 << (SETS * place + set)), 0);
  return { forward, weightGradient, activationGradient, laterPart, opened, tasks, whole, left };
}

/** Forward and weight gradient together, the gradient with them, before them or between; the first layer in one piece. */
function keepsLayer({ forward, weightGradient, laterPart, opened }: Spread, firstLayer: boolean): boolean {
  if (firstLayer) return opened === 0;
  return forward === weightGradient && opened <= 1 && laterPart <= forward;
}
