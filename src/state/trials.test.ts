import { beforeEach, expect, test } from "vitest";
import { samplePoint } from "../testing/sweeps";
import type { Response } from "../worker/protocol";
import { defaultDocument } from "./defaultDocument";
import { trialAnswered, trials, trialsLeft, trialsWanted } from "./trials";

const { problem } = defaultDocument();
const choice = { family: "gpipe", options: {} };
const swept = (speedup: number | null, refusal?: string): Response => ({
  kind: "swept",
  job: 1,
  lane: "trial:gpipe",
  points: [samplePoint({ choice, speedup, ...(refusal && { refusal }) })],
  done: true,
});

beforeEach(() => trials.setState(trials.getInitialState(), true));

test("answers are kept for the same problem and forgotten for another", () => {
  trialsWanted(problem, ["gpipe"]);
  trialAnswered("gpipe", swept(4.5));
  trialAnswered("chimera", swept(null, "An even number is needed."));
  const known = { gpipe: { speedup: 4.5 }, chimera: { speedup: null, refusal: "An even number is needed." } };
  expect(trials.getState().results).toEqual(known);
  trialsLeft();
  trialAnswered("gpipe", swept(9));
  trialsWanted(problem, ["gpipe"]);
  expect(trials.getState().results).toEqual(known);
  trialsWanted({ ...problem }, ["gpipe"]);
  expect(trials.getState().results).toEqual({});
});

test("a large problem is not tried", () => {
  const training = { ...problem.training, microbatches: 100_000 };
  trialsWanted({ ...problem, training }, ["gpipe"]);
  expect(trials.getState().wanted).toBeUndefined();
});
