import { isRefusal, type Refusal, refuse } from "../../base/refusal";
import { type RawOptions, readText } from "../rawOptions";
import { withOwnOrder } from "../readOwnOrder";
import { readProblem } from "../readProblem";
import { readSweep, SIZES, type Sweep } from "../readSweep";
import { OWN_ORDER, runSchedule } from "../runSchedule";

/** What `compare` prints: one report for each family and each swept value; what a family refuses is said in its place. */
export function compare(given: RawOptions): unknown[] | Refusal {
  const raw = withOwnOrder(given);
  if (isRefusal(raw)) return raw;
  const families = familiesOf(raw);
  if (isRefusal(families)) return families;
  const sweep = readSweep(raw, families);
  if (isRefusal(sweep)) return sweep;
  const rows: unknown[] = [];
  for (const value of sweep.values) {
    const swept = { ...raw, [sweep.name]: value };
    const problem = readProblem(swept);
    if (isRefusal(problem)) return problem;
    for (const family of families) {
      const run = runSchedule(problem, family, swept);
      if (isRefusal(run) && !dependsOn(run, sweep)) return run;
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

/** Whether another swept value may be possible: the refusal is about no option, about the size, or about what is swept. */
function dependsOn({ field }: Refusal, { name }: Sweep): boolean {
  return field === undefined || field === name || SIZES.includes(field);
}
