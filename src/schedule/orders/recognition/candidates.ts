import type { OptionValues } from "../../../base/options";
import { isRefusal } from "../../../base/refusal";
import type { Family } from "../../family";
import { unitWorkload } from "../unitWorkload";
import { type CodedOrder, codePlan, type OrderSize } from "./codedOrder";
import { variantsOf } from "./variants";
import { variantWords } from "./variantWords";

/** An order that a family makes. */
export interface Candidate {
  readonly family: Family;
  readonly options: OptionValues;
  /** The family's name, and in parentheses the options that are not its defaults. */
  readonly name: string;
  readonly order: CodedOrder;
}

/** Families whose order depends on costs, or on what somebody wrote: they have none of their own. */
const WITHOUT_ORDER: ReadonlySet<string> = new Set(["layerpipe", "zb-auto", "zbv-auto", "order"]);

/**
 * The orders of this size that families make, each planned when asked for: first every family's with the options that the
 * size leaves it, then those with other options. Families that flush come before those that stream.
 */
export function* candidates(
  families: readonly Family[],
  size: OrderSize,
  pieces: number,
): Iterable<Candidate> {
  const { stages: layers, processors, microbatches, batches } = size;
  const workload = unitWorkload({ layers, processors, microbatches, batches });
  const ordered = families.filter(({ id }) => !WITHOUT_ORDER.has(id));
  const flushes = (family: Family) => family.weightUpdate.kind === "flush";
  const sorted = [...ordered.filter(flushes), ...ordered.filter((family) => !flushes(family))];
  const settings = sorted.map((family) => ({ family, variants: variantsOf(family, size, pieces) }));
  const usual = settings.flatMap(({ family, variants }) =>
    variants.slice(0, 1).map((options) => ({ family, options })),
  );
  const other = settings.flatMap(({ family, variants }) =>
    variants.slice(1).map((options) => ({ family, options })),
  );
  for (const { family, options } of [...usual, ...other]) {
    const planned = family.plan(workload, options);
    const order = isRefusal(planned) ? undefined : codePlan(planned.plan, size, pieces);
    if (order !== undefined) yield { family, options, name: nameOf(family, options), order };
  }
}

function nameOf(family: Family, options: OptionValues): string {
  const words = variantWords(family, options);
  return words.length === 0 ? family.name : `${family.name} (${words.join(", ")})`;
}
