import { describedFamilies } from "../schedule/families/described";
import type { FamilyChoice } from "../schedule/family";
import { OWN_ORDER } from "./orderEdits";
import { choiceKey } from "./sweeps";
import type { SweptFamilies } from "./sweepView";

/** Ids of the families that can be swept without a chart, in the order of menus. An order of the user's own is for one size. */
export const SWEEPABLE_FAMILIES: readonly string[] = describedFamilies.all
  .map(({ id }) => id)
  .filter((id) => id !== OWN_ORDER);

const EVERY_ID = [...SWEEPABLE_FAMILIES, OWN_ORDER];

/**
 * What takes part in sweeps: the charts, each different one once; or for each family its charts, and where it has none
 * the family with its defaults, in the order of menus, orders of the user's own last. Families of a later version are
 * kept: their points say that they are not known here.
 */
export function sweptChoices(charts: readonly FamilyChoice[], swept: SweptFamilies): readonly FamilyChoice[] {
  if (swept === "charts") return distinct(charts);
  return idsOf(swept).flatMap((family) => {
    const own = distinct(charts.filter((chart) => chart.family === family));
    return own.length > 0 || family === OWN_ORDER ? own : [{ family, options: {} }];
  });
}

function idsOf(swept: Exclude<SweptFamilies, "charts">): readonly string[] {
  if (swept === "all") return EVERY_ID;
  const unknown = [...new Set(swept)].filter((id) => !EVERY_ID.includes(id));
  return [...EVERY_ID.filter((id) => swept.includes(id)), ...unknown];
}

function distinct(choices: readonly FamilyChoice[]): readonly FamilyChoice[] {
  const seen = new Map<string, FamilyChoice>();
  for (const { family, options } of choices) {
    const choice = { family, options };
    const key = choiceKey(choice);
    if (!seen.has(key)) seen.set(key, choice);
  }
  return [...seen.values()];
}
