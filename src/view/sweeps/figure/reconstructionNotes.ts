import type { FamilyChoice } from "../../../schedule/family";
import { familyOf } from "../../common/familyOf";

/** What figures say of schedules that their papers do not tell in full: a short note each. */
export function reconstructionNotes(choices: readonly FamilyChoice[]): readonly string[] {
  const families = choices.map(familyOf).filter(({ reconstruction }) => reconstruction !== undefined);
  return [...new Set(families.map(({ name }) => `${name}: a reconstruction`))];
}
