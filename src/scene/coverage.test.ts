import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededRandom } from "../base/random";
import { drawnResult } from "../testing/drawnResult";
import { type Coverage, coverRow, IDLE, keepStalls, MIXED, makeCoverage } from "./coverage";
import { buildScene } from "./gantt";
import type { TaskMarks } from "./scene";
import type { Viewport } from "./viewport";

function tasksOf(...rows: string[]): TaskMarks {
  return buildScene({ result: drawnResult(rows), overlays: [] }).tasks;
}

function cover(tasks: TaskMarks, row: number, viewport: Viewport, width: number): Coverage {
  const out = makeCoverage(width);
  coverRow(tasks, row, viewport, width, out);
  return out;
}

/** Share of a kind in a pixel, solid or mixed. */
function shareOf({ share, solid }: Coverage, kind: number, x: number): number {
  return solid[x] === MIXED ? share[kind][x] : Number(solid[x] === kind);
}

/** Looks at every task for every pixel. */
function bruteForce(tasks: TaskMarks, row: number, viewport: Viewport, width: number): number[][] {
  const { rowOffset, start, end, task } = tasks.columns;
  const share = [0, 1, 2, 3].map(() => new Array<number>(width).fill(0));
  const step = (viewport.to - viewport.from) / width;
  for (let x = 0; x < width; x++) {
    const left = viewport.from + x * step;
    for (let i = rowOffset[row]; i < rowOffset[row + 1]; i++) {
      const overlap = Math.min(end[i], left + step) - Math.max(start[i], left);
      const twins = start.filter((s, j) => j >= rowOffset[row] && j < rowOffset[row + 1] && s === start[i]);
      if (overlap > 0)
        share[tasks.kindOfOp[Math.floor(task[i] / tasks.microbatches)]][x] += overlap / step / twins.length;
    }
  }
  return share;
}

test("room that another chart's kinds were written to is written over", () => {
  const split = tasksOf("0I0:1 0W0:1 0I1:1 0W1:1");
  const fused = tasksOf("0F0:1 0B0:1 0F1:1 0B1:1");
  const all = { from: 0, to: 4 };
  const out = makeCoverage(2);
  coverRow(split, 0, all, 2, out);
  coverRow(fused, 0, all, 2, out);
  expect(out.share.map((column) => [...column])).toEqual([
    [0.5, 0.5],
    [0, 0],
    [0, 0],
    [0.5, 0.5],
  ]);
});

const word = fc.oneof(
  fc.record({ cell: fc.constantFrom("0F", "0I", "0W", "1B", "1F"), length: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ cell: fc.constantFrom("pair", "."), length: fc.integer({ min: 1, max: 25 }) }),
);
const row = fc.array(word, { minLength: 1, maxLength: 40 }).map((words) =>
  words
    .map(({ cell, length }, m) => {
      if (cell === ".") return `.:${length}`;
      return cell === "pair" ? `(0F${m};1B${m}):${length}` : `${cell}${m}:${length}`;
    })
    .join(" "),
);

describe("coverage of a row", () => {
  test("a pixel is the time-weighted mix of what runs in it", () => {
    const covered = cover(tasksOf("0F0:1 0B0:2 .:1 0F1:4"), 0, { from: 0, to: 8 }, 2);
    expect([0, 1].map((x) => shareOf(covered, 0, x))).toEqual([0.25, 1]);
    expect([0, 1].map((x) => shareOf(covered, 3, x))).toEqual([0.5, 0]);
  });

  test("says where one kind or nothing fills a pixel", () => {
    const { solid } = cover(tasksOf("0F0:2 .:2 0B0:2"), 0, { from: 0, to: 8 }, 8);
    expect([...solid]).toEqual([0, 0, IDLE, IDLE, 3, 3, IDLE, IDLE]);
  });

  test("an overlapped pair counts half for each", () => {
    const { share } = cover(tasksOf("(0F1;0B0):4"), 0, { from: 1, to: 3 }, 2);
    expect([share[0][0], share[3][0]]).toEqual([0.5, 0.5]);
  });

  test("an empty row is idle", () => {
    expect([...cover(tasksOf("0F0:2", ""), 1, { from: 0, to: 2 }, 2).solid]).toEqual([IDLE, IDLE]);
  });

  test("agrees with looking at every task, to a 255th", () => {
    fc.assert(
      fc.property(
        row,
        fc.integer({ min: -20, max: 400 }),
        fc.double({ min: 0.5, max: 900, noNaN: true }),
        fc.integer({ min: 1, max: 90 }),
        (text, from, span, width) => {
          const tasks = tasksOf("1F0:7", `${text} 0F99`);
          const viewport = { from, to: from + span };
          const fast = cover(tasks, 1, viewport, width);
          bruteForce(tasks, 1, viewport, width).forEach((column, kind) => {
            column.forEach((expected, x) => {
              expect(Math.abs(shareOf(fast, kind, x) - expected)).toBeLessThan(1 / 255);
            });
          });
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("a long row, zoomed out", () => {
  const random = seededRandom(11);
  const words = Array.from({ length: 6000 }, (_, m) => {
    const length = 1 + Math.floor(random() * (m % 700 === 0 ? 4000 : 9)); // now and then one of many pixels
    return `${["0F", "0I", "0W", "."][Math.floor(random() * 4)]}${m}:${length}`.replace(/\.\d+/, ".");
  });
  const tasks = tasksOf(words.join(" "));
  const { start, end, task, rowOffset } = tasks.columns;

  test("agrees with looking at every task, to a 255th, at any window", () => {
    const makespan = end[end.length - 1];
    for (let round = 0; round < 40; round++) {
      const span = makespan * 10 ** -(random() * 3);
      const from = random() * (makespan - span);
      const width = 200 + Math.floor(random() * 300);
      const covered = cover(tasks, 0, { from, to: from + span }, width);
      const expected = [0, 1, 2, 3].map(() => new Float64Array(width));
      const step = span / width;
      for (let i = 0; i < rowOffset[1]; i++) {
        const kind = tasks.kindOfOp[Math.floor(task[i] / tasks.microbatches)];
        const last = Math.min(width - 1, Math.floor((end[i] - from) / step));
        for (let x = Math.max(0, Math.floor((start[i] - from) / step)); x <= last; x++)
          expected[kind][x] +=
            Math.max(0, Math.min(end[i], from + (x + 1) * step) - Math.max(start[i], from + x * step)) / step;
      }
      expected.forEach((column, kind) => {
        const most = column.reduce(
          (far, share, x) => Math.max(far, Math.abs(shareOf(covered, kind, x) - share)),
          0,
        );
        expect(most).toBeLessThan(1 / 255);
      });
    }
  });
});

describe("stalls far narrower than a pixel", () => {
  const tasks = tasksOf("0F0:999 . 0F1:1000 0F2:600 .:400");
  const seen = () => {
    const covered = cover(tasks, 0, { from: 0, to: 3000 }, 3);
    keepStalls(tasks, 3, covered);
    return [0, 1, 2].map((x) => shareOf(covered, 0, x));
  };

  test("keep a sixteenth of their pixel; wider ones keep what they take, busy pixels nothing", () => {
    const [sliver, busy, wide] = seen();
    expect(sliver).toBeCloseTo(15 / 16, 6);
    expect(busy).toBe(1);
    expect(wide).toBeCloseTo(0.6, 6);
  });

  test("two tasks without a gap leave no stall, nor does a pair", () => {
    const whole = tasksOf("0F0:333 0B0:777 (0F1;0B1):890");
    const covered = cover(whole, 0, { from: 0, to: 2000 }, 3);
    const before = covered.share.map((column) => [...column]);
    keepStalls(whole, 3, covered);
    expect(covered.share.map((column) => [...column])).toEqual(before);
  });
});
