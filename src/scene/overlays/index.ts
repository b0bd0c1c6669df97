import { registry } from "../../base/registry";
import type { Overlay } from "../overlay";
import { criticalPath } from "./criticalPath";
import { dependencies } from "./dependencies";
import { phases } from "./phases";
import { speedup } from "./speedup";
import { stalls } from "./stalls";

/** Every overlay, in the order of the menu and of drawing within a layer. */
export const overlays = registry<Overlay>("overlay", [stalls, phases, speedup, criticalPath, dependencies]);
