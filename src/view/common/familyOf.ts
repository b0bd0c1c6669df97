import type { OptionSpec } from "../../base/options";
import { isRefusal } from "../../base/refusal";
import { describedFamilies } from "../../schedule/families/described";
import type { Citation, FamilyChoice } from "../../schedule/family";

/** What a chart says about its family, also when a link names one that does not exist. */
export interface NamedFamily {
  readonly name: string;
  readonly citation?: Citation;
  readonly reconstruction?: string;
  readonly summary: string;
  readonly options: readonly OptionSpec[];
}

/** The family of a choice. */
export function familyOf({ family }: FamilyChoice): NamedFamily {
  const found = describedFamilies.find(family);
  return isRefusal(found) ? { name: family, summary: found.reason, options: [] } : found;
}
