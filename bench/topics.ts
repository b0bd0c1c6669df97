import { analysis } from "./analysis";
import { drawing } from "./drawing";
import { exports } from "./exports";
import { families } from "./families";
import { large } from "./large";
import { firstDraw } from "./page/firstDraw";
import { frames } from "./page/frames";
import { slider } from "./page/slider";
import { start } from "./page/start";
import { weight } from "./page/weight";
import { simulator } from "./simulator";
import type { Topic } from "./topic";

/** Everything that is measured, in the order of the tables. */
export const topics: readonly Topic[] = [
  simulator,
  large,
  families,
  analysis,
  drawing,
  exports,
  weight,
  start,
  slider,
  firstDraw,
  frames,
];
