import { isRefusal, type Refusal, refuse } from "../../base/refusal";
import { exporters } from "../../export";
import { type RawOptions, readText } from "../rawOptions";
import { withOwnOrder } from "../readOwnOrder";
import { readProblem } from "../readProblem";
import { OWN_ORDER, runSchedule } from "../runSchedule";

/** What `schedule` prints: one schedule in the format asked for, as text. */
export function schedule(given: RawOptions): string | Refusal {
  const raw = withOwnOrder(given);
  if (isRefusal(raw)) return raw;
  const format = readText(raw, "format");
  if (isRefusal(format)) return format;
  const exporter = exporters.find(format ?? "text");
  if (isRefusal(exporter)) return exporter;
  const family = familyOf(raw);
  if (isRefusal(family)) return family;
  const problem = readProblem(raw);
  if (isRefusal(problem)) return problem;
  const run = runSchedule(problem, family, raw);
  if (isRefusal(run)) return run;
  if (exporter.kind === "picture")
    return refuse(`The format ${exporter.id} needs the page; on the command line there is svg.`, "format");
  const { orderName } = run.choice.options;
  const title = typeof orderName === "string" ? { title: orderName } : {};
  return exporter.write({ problem, charts: [{ family: run.choice.family, result: run, ...title }] });
}

/** The family asked for; --order is one of its own. */
function familyOf(raw: RawOptions): string | Refusal {
  const family = readText(raw, "family");
  if (isRefusal(family) || raw.order === undefined) return family ?? "layerpipe";
  if (family === undefined || family === OWN_ORDER) return OWN_ORDER;
  return refuse(`Give --family or --order, not both: an order takes the place of ${family}.`, "order");
}
