import { analysis } from "./analysis";
import { drawing } from "./drawing";
import { exports } from "./exports";
import { families } from "./families";
import { large } from "./large";
import { firstDraw } from "./page/firstDraw";
import { frames } from "./page/frames";
import { reading } from "./page/reading";
import { slider } from "./page/slider";
import { start } from "./page/start";
import { weight } from "./page/weight";
import { ratios } from "./ratios";
import { simulator } from "./simulator";
import { sweeps } from "./sweeps";
import type { Topic } from "./topic";
import { transport } from "./transport";

/** Everything that is measured, in the order of the tables. */
export const topics: readonly Topic[] = [
  simulator,
  ratios,
  large,
  families,
  sweeps,
  analysis,
  transport,
  drawing,
  exports,
  weight,
  start,
  slider,
  firstDraw,
  frames,
  reading,
];
