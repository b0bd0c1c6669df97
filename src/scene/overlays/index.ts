import { registry } from "../../base/registry";
import type { Overlay } from "../overlay";
import { activations } from "./activations";
import { criticalPath } from "./criticalPath";
import { dependencies } from "./dependencies";
import { memory } from "./memory";
import { phases } from "./phases";
import { releaseAtI } from "./releaseAtI";
import { speedup } from "./speedup";
import { staleness } from "./staleness";
import { stalls } from "./stalls";
import { transferLanes } from "./transferLanes";
import { transfers } from "./transfers";

/** Every overlay, in the order of the menu; of drawing, too, within the layer behind the tasks and the one before them. */
export const overlays = registry<Overlay>("overlay", [
  stalls,
  phases,
  activations,
  memory,
  releaseAtI,
  staleness,
  transfers,
  transferLanes,
  speedup,
  criticalPath,
  dependencies,
]);
