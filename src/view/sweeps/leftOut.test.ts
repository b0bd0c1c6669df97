import { expect, test } from "vitest";
import { samplePoint } from "../../testing/sweeps";
import { leftOut, leftOutInWords } from "./leftOut";

const gpipe = { family: "gpipe", options: {} };
const chimera = { family: "chimera", options: {} };
const hanayo = { family: "hanayo", options: {} };

test("schedules that are nowhere possible stand first, each with the reason at its smallest size", () => {
  const left = leftOut(
    [gpipe, chimera, hanayo],
    [
      samplePoint({ choice: gpipe }),
      samplePoint({ choice: chimera, processors: 5, refusal: "Five is odd." }),
      samplePoint({ choice: chimera, processors: 4 }),
      samplePoint({ choice: chimera, processors: 3, refusal: "Three is odd." }),
      samplePoint({ choice: hanayo, processors: 1, microbatches: 1, refusal: "No." }),
    ],
  );
  expect(left.map(leftOutInWords)).toEqual([
    "Hanayo. On 1 processor with 1 microbatch: No.",
    "Chimera, 2 of 3 points. On 3 processors with 8 microbatches: Three is odd.",
  ]);
});
