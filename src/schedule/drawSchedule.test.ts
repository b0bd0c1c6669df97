import { expect, test } from "vitest";
import { planOf, scheduleOf, timesOf } from "../testing/schedules";
import { uniform, workload } from "../testing/workloads";
import { drawSchedule } from "./drawSchedule";
import { gpipe } from "./families/gpipe";
import { sequential } from "./families/sequential";

test("draws one cell per common unit of all times", () => {
  const w = uniform(2, [100, 100, 100], { processors: 2, microbatches: 2 });
  expect(drawSchedule(scheduleOf(gpipe, w))).toBe(
    ["P0  0F0 0F1 ··· ··· ··· 0B0 ─── 0B1 ───", "P1  ··· 1F0 1F1 1B0 ─── 1B1 ─── ··· ···"].join("\n"),
  );
});

test("lists tasks that take no time, and says which processors are unused", () => {
  const w = workload({ forward: [1, 0], activationGradient: [0, 0], weightGradient: [0, 1], processors: 2 });
  expect(drawSchedule(scheduleOf(sequential, w))).toBe(
    ["P0  0F0 1B0", "P1  unused", "P0 in no time: 1F0 at 1, 0B0 at 2"].join("\n"),
  );
});

test("writes starts and ends where cells would be too many", () => {
  const w = uniform(1, [1, 500, 500], { processors: 2, microbatches: 1 });
  expect(drawSchedule(scheduleOf(gpipe, w))).toBe("P0  0F0 0–1  0B0 1–1001\nP1  unused");
});

test("draws an overlapped pair across the cells that it lasts", () => {
  const w = uniform(1, [1, 1, 1], { microbatches: 2 });
  const { plan } = planOf(gpipe, w);
  const paired = (cost: number) =>
    timesOf(
      {
        ...plan,
        order: [Int32Array.of(0, 1, 2, 3)],
        pairs: { first: Int32Array.of(1), cost: Float64Array.of(cost) },
      },
      w,
    );
  expect(drawSchedule(paired(3))).toBe("P0  0F0 (0F1;0B0)   0B1 ───");
  expect(drawSchedule(paired(5))).toBe("P0  0F0 (0F1;0B0)   ─── ─── 0B1 ───");
  expect(drawSchedule(paired(1))).toBe("P0  0F0       (0F1;0B0) 0B1       ─────────");
  expect(drawSchedule(paired(0))).toBe("P0  0F0 0B1 ───\nP0 in no time: (0F1;0B0) at 1");
  expect(drawSchedule(paired(3), { columns: 5 })).toBe("P0  0F0 0–1  (0F1;0B0) 1–4  0B1 4–6");
});

test("an empty makespan draws empty rows", () => {
  const w = uniform(1, [0, 0, 0]);
  expect(drawSchedule(scheduleOf(gpipe, w))).toBe("P0\nP0 in no time: 0F0 at 0, 0B0 at 0");
});
