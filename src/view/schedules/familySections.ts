import type { FamilyDescription } from "../../schedule/families/descriptions";
import type { FamilyGroup } from "../../schedule/family";
import { OWN_ORDER } from "../../state/orderEdits";

/** Families that stand together in lists, under a heading in words. */
export interface FamilySection {
  readonly id: FamilyGroup | "own";
  readonly name: string;
  readonly families: readonly FamilyDescription[];
}

/** In the order of lists. */
const NAMES: Readonly<Record<FamilySection["id"], string>> = {
  streaming: "Streaming, without a flush",
  flushing: "One stage each, with a flush",
  interleaved: "Interleaved: several stages each",
  zeroBubble: "Zero bubble: weight gradients fill the gaps",
  bidirectional: "Bidirectional: from both ends",
  baseline: "Baselines to measure against",
  own: "Your own",
};

/** The sections of these families that are not empty, in the order of lists. */
export function sectionsOf(families: readonly FamilyDescription[]): readonly FamilySection[] {
  return (Object.keys(NAMES) as FamilySection["id"][])
    .map((id) => ({
      id,
      name: NAMES[id],
      families: families.filter((family) => sectionOf(family) === id),
    }))
    .filter((section) => section.families.length > 0);
}

/** The heading that a family stands under. */
export function headingOf(family: FamilyDescription): string {
  return NAMES[sectionOf(family)];
}

function sectionOf({ id, group }: FamilyDescription): FamilySection["id"] {
  return id === OWN_ORDER ? "own" : group;
}
