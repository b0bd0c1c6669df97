import { registry } from "../../base/registry";
import { controllableMemory } from "./controllableMemory";
import { dualPipe } from "./dualPipe";
import type { Figure } from "./figure";
import { gpipe } from "./gpipe";
import { interleaved } from "./interleaved";
import { pipeDream } from "./pipeDream";
import { zeroBubble } from "./zeroBubble";

/** Figures of papers, in the order in which they were published. One line each. */
export const figures = registry<Figure>("figure", [
  gpipe,
  pipeDream,
  interleaved,
  zeroBubble,
  controllableMemory,
  dualPipe,
]);
