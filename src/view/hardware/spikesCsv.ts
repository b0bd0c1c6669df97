import { csvOf } from "../../base/csvOf";
import { passShare, type SpikeTable } from "./spikeTable";

const HEADS = [
  "layer",
  "time steps",
  "stream",
  "filter's share of F",
  "filter's share of gradients",
  "bytes forward",
  "bytes backward",
];

/** The layers of a spiking network as comma-separated values; shares from 0 to 1. */
export function spikesCsv({ rows, sum }: SpikeTable): string {
  const lines = rows.map(({ name, timeSteps, stream = "", forward, gradients, cut }) => [
    name,
    timeSteps,
    stream,
    passShare(forward),
    passShare(gradients),
    cut?.forward ?? "",
    cut?.backward ?? "",
  ]);
  const all = [passShare(sum.forward), passShare(sum.gradients), sum.cut.forward, sum.cut.backward];
  return csvOf(HEADS, [...lines, ["All layers", "", "", ...all]]);
}
