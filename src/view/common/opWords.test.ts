import { expect, test } from "vitest";
import { taskAt } from "../../schedule/schedule";
import { position } from "../../testing/ids";
import { scheduled } from "../../testing/scheduled";
import { opWords } from "./opWords";

test("say kind, layers and microbatch, and which piece of it", () => {
  const problem = { layers: 3, processors: 2, microbatches: 2 };
  const whole = scheduled("gpipe", problem);
  expect(opWords(whole, taskAt(whole.columns, position(1)))).toBe("F layer 0–layer 1, 1");
  const cut = scheduled("seq1f1b", problem);
  expect(opWords(cut, taskAt(cut.columns, position(1)))).toBe("F layer 0–layer 1, 0.1");
});
