import { isRefusal, type Refusal, refuse } from "../../base/refusal";
import { parsePipeDreamGraph } from "../../model/formats/parsePipeDreamGraph";
import { partitionGraph } from "../../schedule/partition/partitionGraph";
import { flag, type RawOptions, readNumber, readSwitch, readText } from "../rawOptions";
import { readTextFile } from "../readNetwork";

const KNOWN = ["network", "processors", "replicate", "bandwidth", "memoryLimit", "compression"];

/** What `partition` prints: the answer of PipeDream's optimizer for a measured profile (schedules.md 20.1). */
export function partition(raw: RawOptions): unknown | Refusal {
  const unknown = Object.keys(raw).find((name) => !KNOWN.includes(name));
  if (unknown !== undefined)
    return refuse(`partition has no option ${flag(unknown)}; it takes ${KNOWN.map(flag).join(", ")}.`);
  const options = readPartitionOptions(raw);
  if (isRefusal(options)) return options;
  const file = readText(raw, "network");
  if (isRefusal(file)) return file;
  if (file === undefined)
    return refuse("partition needs --network FILE, a profile in PipeDream's graph.txt format.", "network");
  const text = readTextFile(
    file,
    `There is no file ${file}; partition needs a profile in PipeDream's graph.txt format.`,
  );
  if (isRefusal(text)) return text;
  const graph = parsePipeDreamGraph(text);
  return isRefusal(graph) ? graph : partitionGraph(graph, options);
}

function readPartitionOptions(raw: RawOptions) {
  const machines = readNumber(raw, "processors");
  if (isRefusal(machines)) return machines;
  if (machines === undefined || !Number.isInteger(machines) || machines < 1)
    return refuse(`--processors is a whole number from 1 up, not ${String(raw.processors)}.`, "processors");
  const replicate = readSwitch(raw, "replicate");
  if (isRefusal(replicate)) return replicate;
  const positive: Record<string, number> = {};
  for (const name of ["bandwidth", "memoryLimit", "compression"]) {
    const value = readNumber(raw, name);
    if (isRefusal(value)) return value;
    if (value !== undefined && value <= 0)
      return refuse(`${flag(name)} is a number above 0, not ${value}.`, name);
    if (value !== undefined) positive[name] = value;
  }
  return { machines, replicate: replicate ?? true, ...positive };
}
