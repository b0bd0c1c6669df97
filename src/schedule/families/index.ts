import { registry } from "../../base/registry";
import type { Family } from "../family";
import { gpipe } from "./gpipe";
import { layerPipe } from "./layerPipe";
import { oneForwardOneBackward } from "./oneForwardOneBackward";
import { pipeDream } from "./pipeDream";
import { pipeDreamTwoBuffered } from "./pipeDreamTwoBuffered";
import { sequential } from "./sequential";

/** Every schedule family, in the order of menus. One line each. */
export const families = registry<Family>("schedule family", [
  layerPipe,
  pipeDream,
  pipeDreamTwoBuffered,
  sequential,
  gpipe,
  oneForwardOneBackward,
]);
