import type { OptionValues } from "../../base/options";
import { type Refusal, refuse } from "../../base/refusal";
import { groupOption } from "./chunks";

/** Microbatches that go through a chunk before the next chunk's turn, in the families that follow Megatron's table. */
export const groupSizeOption = groupOption(
  "Microbatches that pass through a chunk before the next chunk's turn: from the processors in use to all; one chunk has no turns.",
);

/**
 * Group size N on P processors in use (schedules.md 9): the option's, which must keep Megatron's rule, or PyTorch's, which is M
 * over the number of whole rounds of P; where that is no whole number, the smallest that Megatron takes.
 */
export function groupSize(
  processors: number,
  microbatches: number,
  { group }: OptionValues,
): number | Refusal {
  if (typeof group !== "number") return defaultGroup(processors, microbatches);
  if (isGroup(group, processors, microbatches)) return group;
  return refuse(whyNoGroup(group, processors, microbatches), "group");
}

/** Says which group was chosen where it is not one microbatch for each processor; nothing if the option gave it. */
export function groupNote(
  group: number,
  processors: number,
  { group: given, chunks }: OptionValues,
): readonly string[] {
  if (given !== undefined || chunks === 1 || group === processors) return [];
  return [
    `Microbatches pass through a chunk in groups of ${group}; the batch does not divide into groups of ${processors}.`,
  ];
}

/** Megatron's rule: P ≤ N ≤ M, and a last group as large or at least as large as P; fewer microbatches make one group. */
function isGroup(group: number, processors: number, microbatches: number): boolean {
  if (microbatches < processors) return group === microbatches;
  const last = microbatches % group;
  return group >= processors && group <= microbatches && (last === 0 || last >= processors);
}

function defaultGroup(processors: number, microbatches: number): number {
  const rounds = Math.max(1, Math.floor(microbatches / processors));
  if (microbatches % rounds === 0) return microbatches / rounds;
  let group = processors;
  while (!isGroup(group, processors, microbatches)) group++; // M itself is one
  return group;
}

function whyNoGroup(group: number, processors: number, microbatches: number): string {
  if (microbatches < processors)
    return `With fewer microbatches (${microbatches}) than processors in use (${processors}), a group is all of them; it is ${microbatches}, not ${group}.`;
  let away = 1;
  const fits = (n: number) => isGroup(n, processors, microbatches);
  const inside = Math.min(Math.max(group, processors), microbatches);
  if (fits(inside)) return `${ruleFor(group, processors, microbatches)} the nearest that works is ${inside}.`;
  while (!fits(inside - away) && !fits(inside + away)) away++;
  const nearest = fits(inside - away) ? inside - away : inside + away;
  return `${ruleFor(group, processors, microbatches)} the nearest that works is ${nearest}.`;
}

function ruleFor(group: number, processors: number, microbatches: number): string {
  const range = `A group has from ${processors} (the processors in use) to ${microbatches} (all) microbatches`;
  const last = microbatches % group;
  if (group < processors || group > microbatches) return `${range}; ${group} is outside;`;
  return `${range}, and the last group may not have fewer than ${processors}; groups of ${group} leave ${last};`;
}
