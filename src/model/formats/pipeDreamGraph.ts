import { isRefusal } from "../../base/refusal";
import { chainOfProfile } from "./chainOfProfile";
import type { Format } from "./format";
import { parsePipeDreamGraph } from "./parsePipeDreamGraph";

/** PipeDream's profile files; its optimizer reads the same text with parsePipeDreamGraph, node by node. */
export const pipeDreamGraph: Format = {
  id: "pipedream-graph",
  name: "PipeDream profile",
  extensions: [".graph.txt", ".txt"],
  match: (fileName, text) =>
    fileName.toLowerCase().endsWith("graph.txt") || text.slice(0, 10_000).includes("forward_compute_time="),
  read: (text, name) => {
    const graph = parsePipeDreamGraph(text);
    return isRefusal(graph) ? graph : chainOfProfile(graph, name);
  },
};
