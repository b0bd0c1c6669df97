import fc from "fast-check";

/** Any preferences of a greedy choice among tasks (zeroBubble/greedyChoice). */
export const arbitraryPreferences = fc.record({
  overrun: fc.boolean(),
  alternate: fc.boolean(),
  spread: fc.boolean(),
  laterStageFirst: fc.boolean(),
});
