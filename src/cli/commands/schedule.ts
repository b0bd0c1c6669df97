import { isRefusal, type Refusal, refuse } from "../../base/refusal";
import { exporters } from "../../export";
import { type RawOptions, readText } from "../rawOptions";
import { readProblem } from "../readProblem";
import { runSchedule } from "../runSchedule";

/** What `schedule` prints: one schedule in the format asked for, as text. */
export function schedule(raw: RawOptions): string | Refusal {
  const format = readText(raw, "format");
  if (isRefusal(format)) return format;
  const exporter = exporters.find(format ?? "text");
  if (isRefusal(exporter)) return exporter;
  const family = readText(raw, "family");
  if (isRefusal(family)) return family;
  const problem = readProblem(raw);
  if (isRefusal(problem)) return problem;
  const run = runSchedule(problem, family ?? "layerpipe", raw);
  if (isRefusal(run)) return run;
  if (exporter.kind === "picture")
    return refuse(`The format ${exporter.id} needs the page; on the command line there is svg.`, "format");
  return exporter.write({ problem, charts: [{ family: run.choice.family, result: run }] });
}
