import { recompute } from "./recompute";
import { splitBackward } from "./splitBackward";
import type { Transform } from "./transform";

/** Every transform, in the order in which they are applied. */
export const transforms: readonly Transform[] = [recompute, splitBackward];
