import { KIND_NAME, OP_KINDS } from "../../tasks/op";
import type { CellPlace } from "./order";
import {
  BACKWARD_SLOT,
  FIRST_PART_SLOT,
  FORWARD_SLOT,
  kindOfSlot,
  type OrderExtent,
  OrderIndex,
  slotOf,
  WEIGHT_SLOT,
} from "./orderIndex";
import { nameOf, type OrderTasks, placeOf } from "./orderTasks";
import type { ProblemList } from "./problemList";

/** Rule "twice": finds every task by what it does; one that is there already is a problem. O(tasks). */
export function indexTasks(tasks: OrderTasks, extent: OrderExtent, problems: ProblemList): OrderIndex {
  const index = new OrderIndex(extent);
  for (let task = 0; task < tasks.length; task++) {
    if (tasks.microbatch[task] >= extent.microbatches) continue;
    const unit = tasks.microbatch[task] * extent.pieces + Math.max(0, tasks.piece[task]);
    const slot = slotOf(tasks.kind[task], tasks.part[task]);
    const known = index.find(tasks.stage[task], unit, slot);
    if (known < 0) index.set(tasks.stage[task], unit, slot, task);
    else
      problems.add("twice", [placeOf(tasks, known), placeOf(tasks, task)], () => {
        const [a, b] = [tasks.row[known], tasks.row[task]];
        const where = a === b ? `on processor ${a}` : `on processors ${a} and ${b}`;
        return `The ${nameOf(tasks, task)} stands twice, ${where}.`;
      });
  }
  return index;
}

/**
 * Rules "twice" and "missing": every stage and microbatch has one forward and either a whole backward or all parts of an
 * activation gradient and a weight gradient. `firstGradient` is false where stage 0 needs no activation gradient.
 */
export function checkComplete(
  tasks: OrderTasks,
  extent: OrderExtent,
  index: OrderIndex,
  firstGradient: boolean,
  problems: ProblemList,
): void {
  const holes = new Map<string, Hole>();
  for (let stage = 0; stage < extent.stages; stage++) {
    const parts = stage === 0 && !firstGradient ? 0 : extent.parts[stage];
    for (let unit = 0; unit < index.units; unit++) {
      if (index.isComplete(stage, unit, parts)) continue;
      const found = Array.from({ length: extent.slots }, (_, slot) => index.find(stage, unit, slot));
      const { whole, split } = backwardsOf(found);
      if (whole >= 0 && split >= 0)
        problems.add("twice", [placeOf(tasks, whole), placeOf(tasks, split)], () =>
          bothBackwards(tasks, whole, split),
        );
      const missing = missingOf(found, parts);
      if (missing.length > 0) addHole(holes, tasks, { stage, unit, missing, found });
    }
  }
  for (const hole of holes.values())
    problems.add("missing", hole.cells, () => missingSentence(hole, extent, index.units));
}

function addHole(
  holes: Map<string, Hole>,
  tasks: OrderTasks,
  {
    stage,
    unit,
    missing,
    found,
  }: Pick<Hole, "stage" | "missing"> & { unit: number; found: readonly number[] },
): void {
  const key = `${stage} ${missing}`;
  const hole = holes.get(key) ?? { stage, missing, units: [], cells: [] };
  holes.set(key, hole);
  hole.units.push(unit);
  const first = found.find((task) => task >= 0);
  if (first !== undefined) hole.cells.push(placeOf(tasks, first));
}

/** What a stage lacks, and for which units. */
interface Hole {
  readonly stage: number;
  readonly missing: string;
  readonly units: number[];
  readonly cells: CellPlace[];
}

function backwardsOf(found: readonly number[]) {
  const split = found.findIndex((task, slot) => slot >= WEIGHT_SLOT && task >= 0);
  return { whole: found[BACKWARD_SLOT], split: split < 0 ? -1 : found[split] };
}

function bothBackwards(tasks: OrderTasks, whole: number, split: number): string {
  return `The ${nameOf(tasks, whole)} does what the ${nameOf(tasks, split)} does; run the whole backward or its two halves.`;
}

/** "forward and no backward", or nothing. */
function missingOf(found: readonly number[], parts: number): string {
  const missing: string[] = [];
  if (found[FORWARD_SLOT] < 0) missing.push("forward");
  if (found[BACKWARD_SLOT] < 0) {
    const halves = found.slice(WEIGHT_SLOT).some((task) => task >= 0);
    if (halves) missing.push(...missingHalves(found, parts));
    else missing.push("backward");
  }
  return missing.join(" and no ");
}

function missingHalves(found: readonly number[], parts: number): readonly string[] {
  const slots = [...Array.from({ length: parts }, (_, part) => FIRST_PART_SLOT + part), WEIGHT_SLOT];
  return slots
    .filter((slot) => found[slot] < 0)
    .map((slot) => {
      const name = KIND_NAME[OP_KINDS[kindOfSlot(slot)]];
      return slot >= FIRST_PART_SLOT && parts > 1 ? `part ${slot - FIRST_PART_SLOT} of its ${name}` : name;
    });
}

/** Microbatches that are named; the rest is counted. */
const NAMED_UNITS = 4;

function missingSentence({ stage, missing, units }: Hole, extent: OrderExtent, all: number): string {
  if (units.length === all && all > 1) return `Stage ${stage} has no ${missing} in any microbatch.`;
  const name = (unit: number) =>
    extent.pieces === 1 ? `${unit}` : `${Math.floor(unit / extent.pieces)}.${unit % extent.pieces}`;
  const named = units.slice(0, NAMED_UNITS).map(name);
  const rest = units.length - named.length;
  const last = rest > 0 ? `${rest} more` : named.pop();
  const list = named.length === 0 ? last : `${named.join(", ")} and ${last}`;
  return `Stage ${stage} of microbatch${units.length === 1 ? "" : "es"} ${list} has no ${missing}.`;
}
