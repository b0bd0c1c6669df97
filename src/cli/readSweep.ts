import type { OptionSpec } from "../base/options";
import { isRefusal, type Refusal, refuse } from "../base/refusal";
import { families } from "../schedule/families";
import { type RawOptions, readText } from "./rawOptions";
import { readProblem } from "./readProblem";

/** What a comparison goes through: an option by its name in camel case, and its values. */
export interface Sweep {
  readonly name: string;
  readonly values: readonly (number | string)[];
}

/** Options of the problem that can be swept. */
export const SIZES: readonly string[] = ["processors", "microbatches", "batches", "batch"];
const MOST_VALUES = 10_000;

/**
 * "processors=2..16", "microbatches=8,16,32", or an option of one of the families: "chunks=1..4", "inter=on,off". Without a
 * sweep the one value of `processors`.
 */
export function readSweep(raw: RawOptions, familyIds: readonly string[]): Sweep | Refusal {
  const text = readText(raw, "sweep");
  if (isRefusal(text)) return text;
  if (text === undefined) {
    const problem = readProblem(raw);
    return isRefusal(problem) ? problem : { name: "processors", values: [problem.machine.processors] };
  }
  const [given, range = ""] = text.split("=");
  const name = given.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const specs = optionsOf(familyIds);
  const spec = specs.find(({ id }) => id === name);
  if (spec === undefined && !SIZES.includes(name))
    return refuse(
      `--sweep takes one of ${[...SIZES, ...specs.map(({ id }) => id)].join(", ")}, for instance processors=2..16, not "${text}".`,
      "sweep",
    );
  return spec === undefined || spec.kind === "integer"
    ? integersOf(name, range, spec === undefined ? 1 : 0)
    : textsOf(name, range);
}

/** Options of these families that have short values, each once. */
function optionsOf(familyIds: readonly string[]): readonly OptionSpec[] {
  const specs = familyIds.flatMap((id) => {
    const family = families.find(id);
    return isRefusal(family) ? [] : family.options;
  });
  const byId = new Map(specs.filter(({ kind }) => kind !== "text").map((spec) => [spec.id, spec]));
  return [...byId.values()];
}

function integersOf(name: string, range: string, least: number): Sweep | Refusal {
  const ends = /^(\d+)\.\.(\d+)$/.exec(range);
  const values = ends ? fromTo(Number(ends[1]), Number(ends[2])) : range.split(",").map(Number);
  const isWrong = (value: number) => !Number.isInteger(value) || value < least;
  if (range === "" || values.length === 0 || values.length > MOST_VALUES || values.some(isWrong))
    return refuse(
      `--sweep ${name} takes a range such as 2..16 or a list such as 2,4,8 of at most 10,000 values, not "${range}".`,
      "sweep",
    );
  return { name, values };
}

/** The family says what is wrong with a value. */
function textsOf(name: string, range: string): Sweep | Refusal {
  const values = range.split(",").map((value) => value.trim());
  return values.every((value) => value !== "")
    ? { name, values }
    : refuse(`--sweep ${name} takes a list of values, for instance on,off or 0.25,0.5.`, "sweep");
}

function fromTo(first: number, last: number): number[] {
  const length = Math.max(0, Math.min(last - first + 1, MOST_VALUES + 1));
  return Array.from({ length }, (_, i) => first + i);
}
