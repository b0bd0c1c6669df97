import { families } from "../schedule/families";
import type { Family } from "../schedule/family";

/** Every family that plans with its default options: all but the own order, which needs a text. */
export const planningFamilies: readonly Family[] = families.all.filter(({ id }) => id !== "order");
