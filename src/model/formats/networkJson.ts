import { isRefusal, refuse } from "../../base/refusal";
import { seal, unseal } from "../envelope";
import { parseJson } from "../parseJson";
import { parseNetwork } from "../parseNetwork";
import { unpackProblem } from "../problemFile";
import type { Format } from "./format";

/** Our own file, which keeps everything. Of a whole problem's file, its network is read. */
export const networkJson: Format = {
  id: "layerpipe-json",
  name: "LayerPipe network",
  extensions: [".json"],
  match: (fileName, text) => fileName.toLowerCase().endsWith(".json") || /^\uFEFF?\s*\{/.test(text),
  read: (text) => {
    const json = parseJson(text);
    if (isRefusal(json)) return json;
    const file = unseal(json.value);
    if (isRefusal(file)) return file;
    if (file.kind === "network") return parseNetwork(file.network, "network");
    if (file.kind !== "problem") return refuse(`This file holds a ${String(file.kind)}, not a network.`);
    const problem = unpackProblem(file.problem);
    return isRefusal(problem) ? problem : problem.network;
  },
  write: (network) => {
    const parsed = parseNetwork(network, "network");
    return `${JSON.stringify(seal("network", isRefusal(parsed) ? network : parsed), undefined, 2)}\n`;
  },
};
