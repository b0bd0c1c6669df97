import { defaultOptions, type OptionSpec, type OptionValues } from "../../../base/options";
import type { Family } from "../../family";
import type { OrderSize } from "./codedOrder";

/** Options that change times or weights but no order. */
const NOT_OF_ORDER: ReadonlySet<string> = new Set(["barrier", "recompute", "replicate"]);

/**
 * Settings of a family's options in which an order of this size may have been made: first the defaults with what the size
 * determines, then those with one option otherwise.
 */
export function variantsOf(family: Family, size: OrderSize, pieces: number): readonly OptionValues[] {
  const usual: Record<string, OptionValues[string]> = { ...defaultOptions(family.options) };
  for (const { id } of family.options) {
    const value = valueBySize(id, size, pieces);
    if (value !== undefined) usual[id] = value;
  }
  const others = family.options.flatMap((option) =>
    valuesOf(option, size)
      .filter((value) => value !== usual[option.id])
      .map((value) => ({ ...usual, [option.id]: value })),
  );
  return [usual, ...others];
}

/** The only value of an option with which a family has that many stages or pieces. */
function valueBySize(id: string, { stages, processors }: OrderSize, pieces: number): number | undefined {
  const chunks = stages / processors;
  if (id === "chunks" && Number.isInteger(chunks)) return chunks;
  if (id === "waves" && Number.isInteger(chunks / 2)) return chunks / 2;
  return id === "pieces" && pieces > 1 ? pieces : undefined;
}

/** Other values of an option that make other orders. A split backward is no other order than a fused one. */
function valuesOf(option: OptionSpec, size: OrderSize): readonly (boolean | number | string)[] {
  if (NOT_OF_ORDER.has(option.id)) return [];
  if (option.kind === "switch") return [true, false];
  if (option.kind === "choice")
    return option.choices.map(({ value }) => value).filter((value) => value !== "split");
  if (option.kind !== "integer") return [];
  return sizesOf(option.id, size).filter((value) => value >= option.min && value <= option.max);
}

function sizesOf(id: string, { stages, processors, microbatches }: OrderSize): readonly number[] {
  if (id === "copies") return divisors(processors).filter((copies) => copies % 2 === 0);
  if (id !== "group" || stages === processors) return [];
  return [...new Set([...divisors(processors), 2 * processors, microbatches])];
}

function divisors(value: number): readonly number[] {
  return Array.from({ length: value }, (_, i) => i + 1).filter((d) => value % d === 0);
}
