import { type Refusal, refuse } from "../../base/refusal";
import { registry } from "../../base/registry";
import type { Network } from "../network";
import { checkFileText } from "../parseJson";
import type { Format } from "./format";
import { layerCsv } from "./layerCsv";
import { networkJson } from "./networkJson";
import { pipeDreamGraph } from "./pipeDreamGraph";

/** The files that hold a network. A new one is one file and one line here; the first that matches reads. */
export const formats = registry<Format>("network file", [networkJson, pipeDreamGraph, layerCsv]);

/** Reads a network out of a file of any known format: the whole of it, or a sentence that says why not. */
export function importNetwork(fileName: string, text: string): Network | Refusal {
  const wrong = checkFileText(text);
  if (wrong !== undefined) return wrong;
  const format = formats.all.find((candidate) => candidate.match(fileName, text));
  if (format !== undefined) return format.read(text, networkName(fileName, format));
  const known = formats.all.map(({ name, extensions }) => `${name} (${extensions.join(", ")})`);
  return refuse(`${fileName} is no file that can be read; known are ${known.join("; ")}.`);
}

/** The file's name without its folder and its ending. */
function networkName(fileName: string, format: Format): string {
  const base = fileName.split(/[\\/]/).pop() ?? fileName;
  const ending = format.extensions.find((extension) => base.toLowerCase().endsWith(extension)) ?? "";
  return base.slice(0, base.length - ending.length) || "network";
}
