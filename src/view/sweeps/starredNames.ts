import type { FamilyChoice } from "../../schedule/family";
import { chartNames } from "../common/chartNames";
import { familyOf } from "../common/familyOf";

/** What sweeps call the schedules: a star marks those that their papers do not tell in full. */
export function starredNames(choices: readonly FamilyChoice[]): readonly string[] {
  return chartNames(choices).map((name, i) => (isReconstruction(choices[i]) ? `${name}*` : name));
}

/** What the stars mean: each starred family with what was filled in, as a line each; empty where none is. */
export function reconstructionsInWords(choices: readonly FamilyChoice[]): readonly string[] {
  const starred = new Set(choices.filter(isReconstruction).map(familyOf));
  return [...starred].map(({ name, reconstruction }) => `${name}: ${reconstruction}`);
}

/** Whether a part of the schedule was filled in by us. */
export function isReconstruction(choice: FamilyChoice): boolean {
  return familyOf(choice).reconstruction !== undefined;
}
