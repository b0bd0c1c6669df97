import { beforeEach, describe, expect, test } from "vitest";
import { samplePoint, sampleProblem } from "../testing/sweeps";
import { type SweepSpec, sweepAnswered, sweepStopped, sweeps, sweepWanted } from "./sweeps";
import { SWEEPABLE_FAMILIES, sweptChoices } from "./sweptChoices";

const problem = sampleProblem();
const gpipe = { family: "gpipe", options: {} };
const looped = { family: "interleaved-1f1b", options: { chunks: 2 } };
const at = (processors: number) => ({ processors, microbatches: 8 });
const spec = (parts: Partial<SweepSpec> = {}): SweepSpec => ({
  problem,
  choices: [gpipe],
  cells: [at(1), at(2)],
  ...parts,
});
const one = samplePoint();
const two = samplePoint({ processors: 2, speedup: 1.8 });
const curves = () => sweeps.getState().sweeps.curves;

beforeEach(() => sweeps.setState(sweeps.getInitialState(), true));

describe("a sweep", () => {
  test("runs, gathers points and is finished with the last", () => {
    const wanted = spec();
    sweepWanted("curves", wanted);
    expect(curves()).toMatchObject({ points: [], done: 0, total: 2, status: "running" });
    sweepAnswered("curves", wanted, [one]);
    expect(curves()).toMatchObject({ points: [one], done: 1, status: "running" });
    sweepAnswered("curves", wanted, [two]);
    expect(curves()).toMatchObject({ points: [one, two], done: 2, status: "finished" });
  });

  test("stopped keeps its points, and wanted again it goes on", () => {
    const wanted = spec();
    sweepWanted("curves", wanted);
    sweepAnswered("curves", wanted, [one]);
    sweepStopped("curves");
    expect(curves()).toMatchObject({ points: [one], status: "stopped" });
    sweepWanted("curves", wanted);
    expect(curves()).toMatchObject({ points: [one], done: 1, status: "running" });
  });

  test("has at once what another view knows of the same problem, whatever its size is", () => {
    const wanted = spec();
    sweepWanted("curves", wanted);
    sweepAnswered("curves", wanted, [one, { ...two, choice: structuredClone(two.choice) }]);
    const resized = {
      ...problem,
      machine: { ...problem.machine, processors: 2 },
      training: { ...problem.training, microbatches: 3 },
    };
    sweepWanted("map", spec({ problem: resized, choices: [gpipe, looped] }));
    expect(sweeps.getState().sweeps.map).toMatchObject({ done: 2, total: 4, status: "running" });
    expect(sweeps.getState().sweeps.map?.points.map(({ processors }) => processors)).toEqual([1, 2]);
  });

  test("stays as it is when only the size of the problem changes", () => {
    sweepWanted("curves", spec());
    const before = curves();
    const larger = { ...problem, machine: { ...problem.machine, processors: 16 } };
    sweepWanted("curves", spec({ problem: larger, choices: [{ ...gpipe }] }));
    expect(curves()).toBe(before);
    sweepWanted("curves", spec({ problem: larger, cells: [at(1), at(3)] }));
    expect(curves()).not.toBe(before);
  });

  test("of another problem shows the old points until the first new one", () => {
    const wanted = spec();
    sweepWanted("curves", wanted);
    sweepAnswered("curves", wanted, [one, two]);
    const other = spec({ problem: { ...problem, cost: { ...problem.cost } } });
    sweepWanted("curves", other);
    expect(curves()).toMatchObject({ points: [one, two], isOutdated: true, done: 0, status: "running" });
    sweepAnswered("curves", wanted, [samplePoint({ speedup: 9 })]);
    expect(curves()).toMatchObject({ points: [one, two], isOutdated: true });
    sweepAnswered("curves", other, [two]);
    expect(curves()).toMatchObject({ points: [two], isOutdated: false, done: 1 });
  });

  test("counts a point that comes twice once", () => {
    const wanted = spec();
    sweepWanted("curves", wanted);
    sweepAnswered("curves", wanted, [one]);
    sweepAnswered("curves", wanted, [{ ...one }]);
    expect(curves()).toMatchObject({ points: [one], done: 1 });
  });

  test("tells the options of one family apart", () => {
    const wanted = spec({ choices: [looped, { ...looped, options: { chunks: 4 } }], cells: [at(2)] });
    sweepWanted("curves", wanted);
    sweepAnswered("curves", wanted, [samplePoint({ ...at(2), choice: looped })]);
    expect(curves()).toMatchObject({ done: 1, total: 2 });
  });

  test("of nothing is finished and shows nothing", () => {
    sweepWanted("curves", spec());
    sweepWanted("curves", spec({ choices: [] }));
    expect(curves()).toMatchObject({ points: [], total: 0, isOutdated: false, status: "finished" });
  });
});

describe("what takes part", () => {
  const charts = [
    { id: "c1", ...looped },
    { id: "c2", ...looped },
    { id: "c3", ...gpipe },
  ];

  test("are the charts, each different one once", () => {
    expect(sweptChoices(charts, "charts")).toEqual([looped, gpipe]);
  });

  test("with the user's own orders last, where there are any, also in all families and where they are picked", () => {
    const own = { family: "order", options: { order: "0F0 0B0" } };
    const withOwn = [{ id: "c1", ...own }, ...charts];
    expect(sweptChoices(withOwn, "charts")[0]).toEqual(own);
    expect(sweptChoices(withOwn, "all").at(-1)).toEqual(own);
    expect(sweptChoices(withOwn, ["order", "gpipe"])).toEqual([gpipe, own]);
    expect(sweptChoices(withOwn, ["gpipe"])).toEqual([gpipe]);
  });

  test("with a family that only a later version knows, which its points then say", () => {
    expect(sweptChoices(charts, ["from-2031", "gpipe"])).toEqual([
      gpipe,
      { family: "from-2031", options: {} },
    ]);
  });

  test("or the families picked, with their charts' options where they have charts", () => {
    expect(sweptChoices(charts, ["interleaved-1f1b", "1f1b", "order"])).toEqual([
      { family: "1f1b", options: {} },
      looped,
    ]);
  });

  test("or all families, without an order of the user's own where no chart has one", () => {
    const swept = sweptChoices(charts, "all").map(({ family }) => family);
    expect(swept).toEqual(SWEEPABLE_FAMILIES);
    expect(swept.length).toBeGreaterThanOrEqual(26);
    expect(swept).not.toContain("order");
  });
});
