import fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryWorkload } from "../testing/arbitraryWorkload";
import { scheduleOf } from "../testing/schedules";
import { slowTransferTicks } from "../testing/slowTransferTicks";
import { uniform } from "../testing/workloads";
import { families } from "./families";
import { sentBy, type TransferColumns, transfersOf } from "./transfers";
import { timedTasks } from "./wait";

const cells = ({ producer, to, start, end }: Omit<TransferColumns, "rowOffset">) =>
  Array.from(producer, (at, i) => `${at}→P${to[i]} ${start[i]}–${end[i]}`);

test("a pipeline of two sends forwards one way and gradients the other", () => {
  const w = uniform(2, [1, 1, 1], { processors: 2, microbatches: 2, latency: 3 });
  const timed = timedTasks(scheduleOf(families.get("gpipe"), w), w.transfer);
  // P0 runs positions 0 F0, 1 F1, 2 B0, 3 B1; P1 4 F0 (4–5), 5 F1 (5–6), 6 B0 (6–8), 7 B1 (8–10).
  const sent = transfersOf(timed);
  expect([...sent.rowOffset]).toEqual([0, 2, 4]);
  expect(cells(sent)).toEqual(["0→P1 1–4", "1→P1 2–5", "6→P0 8–11", "7→P0 10–13"]);
  expect(cells(sentBy(timed, sent.producer[2] as never))).toEqual(["6→P0 8–11"]);
});

test("every result is sent once to each processor that needs it, and covers what its consumers wait for", () => {
  fc.assert(
    fc.property(
      arbitraryWorkload({ microbatches: 5, layers: 5 }),
      fc.constantFrom("layerpipe", "1f1b", "interleaved-1f1b", "zb-h1", "pipedream"),
      (w, id) => {
        const family = families.get(id);
        const planned = family.plan(w, {});
        if ("kind" in planned) return;
        const timed = timedTasks(scheduleOf(family, w), w.transfer);
        const sent = transfersOf(timed);
        const { columns, graph, microbatches, after } = timed;
        const rowOf = (at: number) => columns.rowOffset.findLastIndex((first) => first <= at);
        const needed = new Set<string>();
        const visit = (from: number, to: number, lag: number, what: string, bytes: number) => {
          for (let m = lag; m < microbatches; m++) {
            const made = columns.position[from * microbatches + m - lag];
            const user = columns.position[to * microbatches + m];
            if (made < 0 || user < 0 || rowOf(made) === rowOf(user)) continue;
            needed.add(`${made} ${what} ${rowOf(user)}`);
            const arrival =
              columns.end[made] + slowTransferTicks(w.transfer, bytes, rowOf(made), rowOf(user));
            const covered = sent.producer.some(
              (p, i) => p === made && sent.to[i] === rowOf(user) && sent.end[i] >= arrival,
            );
            expect(covered).toBe(true);
          }
        };
        for (const { from, to, lag, tensor, bytes } of graph.edges)
          if (tensor !== "none") visit(from, to, lag, tensor, bytes);
        for (const rule of after)
          if (rule.kind === "lag" && rule.bytes > 0)
            visit(rule.from, rule.to, rule.lag, "weights", rule.bytes);
        expect(sent.producer).toHaveLength(needed.size);
      },
    ),
    { numRuns: 60 },
  );
});

test.each([{}, { contention: true } as const])(
  "what one task sends is what all transfers have of it (%o)",
  (links) => {
    const w = uniform(6, [3, 2, 4], { processors: 3, microbatches: 5, latency: 3 });
    const transfer = { ...w.transfer, ...links };
    const timed = timedTasks(scheduleOf(families.get("interleaved-1f1b"), { ...w, transfer }), transfer);
    const all = transfersOf(timed);
    expect(all.producer.length).toBeGreaterThan(0);
    const found = Array.from(timed.columns.task, (_, at) => cells(sentBy(timed, at as never)));
    expect(found.flat()).toEqual(cells(all));
    for (const [at, lines] of found.entries())
      for (const line of lines) expect(line.startsWith(`${at}→`)).toBe(true);
  },
);
