import { isRefusal, type Refusal, refuse } from "../../base/refusal";
import { type RawOptions, readText } from "../rawOptions";
import { withOwnOrder } from "../readOwnOrder";
import { readProblem } from "../readProblem";
import { OWN_ORDER, runSchedule } from "../runSchedule";

/** What `compare` prints: one report for each family and each swept value; what a family refuses is said in its place. */
export function compare(given: RawOptions): unknown[] | Refusal {
  const raw = withOwnOrder(given);
  if (isRefusal(raw)) return raw;
  const families = familiesOf(raw);
  if (isRefusal(families)) return families;
  const sweep = readSweep(raw);
  if (isRefusal(sweep)) return sweep;
  const rows: unknown[] = [];
  for (const value of sweep.values) {
    const swept = { ...raw, [sweep.name]: value };
    const problem = readProblem(swept);
    if (isRefusal(problem)) return problem;
    for (const family of families) {
      const run = runSchedule(problem, family, swept);
      if (isRefusal(run) && run.field !== undefined && !SWEEPABLE.includes(run.field)) return run;
      if (isRefusal(run) && sweep.values.length === 1) return run;
      const answer = isRefusal(run) ? { refused: run.reason } : { report: run.report };
      rows.push({ family, [sweep.name]: value, ...answer });
    }
  }
  return rows;
}

/** The families asked for; an own order stands first. */
function familiesOf(raw: RawOptions): readonly string[] | Refusal {
  const list = readText(raw, "families");
  if (isRefusal(list)) return list;
  const families = list?.split(",").map((id) => id.trim()) ?? [];
  if (raw.order !== undefined) return [OWN_ORDER, ...families.filter((id) => id !== OWN_ORDER)];
  return list === undefined
    ? refuse("compare needs --families A,B,… or --order FILE.", "families")
    : families;
}

const SWEEPABLE = ["processors", "microbatches", "batches", "batch"];

interface Sweep {
  readonly name: string;
  readonly values: readonly number[];
}

/** "processors=2..16" or "microbatches=8,16,32"; without a sweep the one value of `processors`. */
function readSweep(raw: RawOptions): Sweep | Refusal {
  const text = readText(raw, "sweep");
  if (isRefusal(text)) return text;
  if (text === undefined) {
    const problem = readProblem(raw);
    return isRefusal(problem) ? problem : { name: "processors", values: [problem.machine.processors] };
  }
  const [name, range = ""] = text.split("=");
  if (!SWEEPABLE.includes(name))
    return refuse(
      `--sweep takes one of ${SWEEPABLE.join(", ")}, for instance processors=2..16, not "${text}".`,
      "sweep",
    );
  const ends = /^(\d+)\.\.(\d+)$/.exec(range);
  const values = ends ? fromTo(Number(ends[1]), Number(ends[2])) : range.split(",").map(Number);
  if (values.length === 0 || values.length > 10_000 || values.some((v) => !Number.isInteger(v) || v < 1))
    return refuse(
      `--sweep ${name} takes a range such as 2..16 or a list such as 2,4,8 of at most 10,000 values, not "${range}".`,
      "sweep",
    );
  return { name, values };
}

function fromTo(first: number, last: number): number[] {
  const length = Math.max(0, Math.min(last - first + 1, 10_001));
  return Array.from({ length }, (_, i) => first + i);
}
