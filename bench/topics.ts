import { analysis } from "./analysis";
import { drawing } from "./drawing";
import { exports } from "./exports";
import { families } from "./families";
import { large } from "./large";
import { simulator } from "./simulator";
import type { Topic } from "./topic";

/** Everything that is measured, in the order of the tables. */
export const topics: readonly Topic[] = [simulator, large, families, analysis, drawing, exports];
