import { registry } from "../../base/registry";
import { sweepCsv } from "./sweepCsv";
import type { SweepExporter } from "./sweepExporter";
import { sweepJson } from "./sweepJson";
import { sweepPng } from "./sweepPng";
import { sweepSvg } from "./sweepSvg";

/** Every format for sweeps, in the order of the menu. One line each. */
export const sweepExporters = registry<SweepExporter>("format for sweeps", [
  sweepSvg,
  sweepPng,
  sweepCsv,
  sweepJson,
]);
