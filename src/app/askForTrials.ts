import { sizeOf } from "../model/withSize";
import { type TrialsState, trials } from "../state/trials";
import type { Client } from "../worker/client";

/** Lanes of trials are named after their family. */
export const TRIAL = "trial:";

/** Asks the worker for the trials that are wanted, one family at a time, and drops them when nobody wants them. Returns what ends it. */
export function askForTrials(client: Client): () => void {
  const asked = new Set<string>();
  const ask = ({ wanted, results }: TrialsState) => {
    for (const lane of asked) client.drop(lane);
    asked.clear();
    if (wanted === undefined) return;
    const { problem, families } = wanted;
    for (const family of families) {
      if (results[family] !== undefined) continue;
      const lane = TRIAL + family;
      const choices = [{ family, options: {} }];
      client.submit({ kind: "sweep", lane, problem, choices, cells: [sizeOf(problem)] });
      asked.add(lane);
    }
  };
  ask(trials.getState());
  return trials.subscribe((state, before) => {
    if (state.wanted !== before.wanted) ask(state);
  });
}
