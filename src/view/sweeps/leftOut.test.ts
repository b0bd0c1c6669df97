import { expect, test } from "vitest";
import { samplePoint, sampleProblem } from "../../testing/sweeps";
import { leftOut, leftOutInWords } from "./leftOut";

/** Four processors, eight microbatches. */
const problem = sampleProblem();
const gpipe = { family: "gpipe", options: {} };
const chimera = { family: "chimera", options: {} };
const hanayo = { family: "hanayo", options: {} };

const on = (processors: number, microbatches = 8) => ({ processors, microbatches });

test("schedules that are nowhere possible stand first, with the reason at the problem's own size, others with that at their smallest", () => {
  const cells = [on(3), on(4)];
  const left = leftOut({ problem, choices: [gpipe, chimera, hanayo], cells }, [
    samplePoint({ choice: gpipe, ...on(3) }),
    samplePoint({ choice: chimera, ...on(4) }),
    samplePoint({ choice: chimera, ...on(3), refusal: "Three is odd." }),
    samplePoint({ choice: hanayo, ...on(4), refusal: "No." }),
    samplePoint({ choice: hanayo, ...on(3), refusal: "Never." }),
  ]);
  expect(leftOutInWords(left)).toEqual([
    "Hanayo. On 4 processors with 8 microbatches: No.",
    "Chimera, 1 of 2 points. On 3 processors with 8 microbatches: Three is odd.",
  ]);
});

test("nothing is called impossible before all of its points are there", () => {
  const cells = [on(1, 1), on(2, 1)];
  const left = leftOut({ problem, choices: [chimera], cells }, [
    samplePoint({ choice: chimera, ...on(1, 1), refusal: "One is odd." }),
  ]);
  expect(leftOutInWords(left)).toEqual([
    "Chimera, 1 of 2 points. On 1 processor with 1 microbatch: One is odd.",
  ]);
});

test("schedules with one reason at as many points are told together", () => {
  const refused = (choice: typeof gpipe) => samplePoint({ choice, ...on(3), refusal: "Too large." });
  const left = leftOut({ problem, choices: [gpipe, hanayo], cells: [on(3)] }, [
    refused(gpipe),
    refused(hanayo),
  ]);
  expect(leftOutInWords(left)).toEqual(["GPipe, Hanayo. On 3 processors with 8 microbatches: Too large."]);
});
