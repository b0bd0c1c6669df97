import fc from "fast-check";
import { deflateSync, strToU8 } from "fflate";
import { describe, expect, test } from "vitest";
import { isRefusal } from "../base/refusal";
import { families } from "../schedule/families";
import { arbitraryProblem } from "../testing/arbitraryProblem";
import { position, stallIndex } from "../testing/ids";
import type { KeptView } from "./chart";
import { defaultDocument } from "./defaultDocument";
import type { Document } from "./document";
import { decodeLink, encodeLink } from "./link";
import { LINK_DICTIONARY } from "./linkDictionary";
import type { KeptSweepView } from "./sweepView";
import { packWork, type Work } from "./work";

/** Charts of families that exist, whatever is registered today. */
const start: Document = {
  ...defaultDocument(),
  charts: families.all.slice(0, 2).map(({ id }, index) => ({ id: `c${index + 1}`, family: id, options: {} })),
};

/** A link as anyone may forge it. */
function forge(content: unknown): string {
  const text = typeof content === "string" ? content : JSON.stringify(content);
  const bytes = deflateSync(strToU8(text), { dictionary: strToU8(LINK_DICTIONARY) });
  return `#v1=${Buffer.from(bytes).toString("base64url")}`;
}

function reasonOf(hash: string): string {
  const answer = decodeLink(hash);
  return isRefusal(answer) ? answer.reason : `read: ${JSON.stringify(answer)}`;
}

const problem = arbitraryProblem.map((given) => ({
  ...given,
  machine: { ...given.machine, processors: 3, ...(given.machine.speeds && { speeds: [1, 2, 3] }) },
  training: { ...given.training, microbatches: 7, batches: 2, batchSize: 5 },
}));
const time = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
const view: fc.Arbitrary<KeptView> = fc.record(
  {
    viewport: fc.tuple(time, fc.nat({ max: 1e6 })).map(([from, width]) => ({ from, to: from + width + 1 })),
    selected: fc.oneof(
      fc.record({
        kind: fc.constant("task" as const),
        chart: fc.constant("c1"),
        position: fc.nat({ max: 1e8 }).map(position),
      }),
      fc.record({
        kind: fc.constant("stall" as const),
        chart: fc.constant("c2"),
        stall: fc.nat({ max: 1e8 }).map(stallIndex),
      }),
    ),
    overlays: fc.constantFrom<Record<string, boolean>>(
      { stalls: false },
      { "critical-path": true, bands: false },
    ),
    patterns: fc.constant(true),
    cursor: time,
    speed: fc.constantFrom(0.5, 2, 4),
    tab: fc.constantFrom("speedup" as const, "tasks" as const),
    sweeps: fc.constantFrom<KeptSweepView>(
      { view: "map", families: "all", mapMetric: "period", mapMode: "each", microbatchesEnd: 1024 },
      { families: ["gpipe", "from-2031"], curvesMetric: "trafficBytes", processorsEnd: 128 },
      { view: "front", across: "staleness", up: "makespan", judged: ["period"], isEverySize: true },
    ),
  },
  { requiredKeys: [] },
);
const work: fc.Arbitrary<Work> = fc
  .record({ problem, view, baseline: fc.constantFrom("c1", "c2", "one") })
  .map((given) => ({
    document: { ...start, problem: given.problem, baseline: given.baseline },
    view: given.view,
  }));

describe("a link", () => {
  test("holds a user's own order of a thousand cells, and none that messengers would cut", () => {
    const holding = (order: string): Work => {
      const charts = [{ id: "c1", family: "order", options: { order, orderName: "Mine" } }];
      return { document: { ...start, charts, baseline: "c1" }, view: {} };
    };
    const withOrder = (microbatches: number): Work => {
      const row = (p: number) =>
        Array.from({ length: microbatches }, (_, m) => `${p}F${m} ${p}B${m}`).join(" ");
      return holding(Array.from({ length: 8 }, (_, p) => `P${p}: ${row(p)}`).join("\n"));
    };
    const work = withOrder(63);
    const link = encodeLink(work);
    expect(link && decodeLink(link)).toEqual(work);
    expect(link?.length).toBeLessThan(8000);
    expect(encodeLink(withOrder(2000))).toBeUndefined();
    expect(encodeLink(holding(" ".repeat(3_000_000)))).toBeUndefined();
  });

  test("that did not fit with all that was looked at is made when less is", () => {
    const letters = (count: number) =>
      fc.sample(fc.string({ minLength: count, maxLength: count }), { numRuns: 1, seed: 1 })[0];
    const overlays = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [letters(20) + i, true]));
    const document = (name: string): Document => {
      const network = { ...start.problem.network, id: "own", name };
      return { ...start, problem: { ...start.problem, network } };
    };
    const fits = (count: number) =>
      encodeLink({ document: document(letters(count)), view: {} }) !== undefined;
    let most = 0;
    for (let step = 16_384; step >= 1; step /= 2) if (fits(most + step)) most += step;
    const last = document(letters(most));
    expect(encodeLink({ document: last, view: { overlays } })).toBeUndefined();
    expect(encodeLink({ document: last, view: {} })?.length).toBeGreaterThan(31_000);
    const far = document(letters(2 * most));
    expect(encodeLink({ document: far, view: {} })).toBeUndefined();
    expect(encodeLink({ document: far, view: {} })).toBeUndefined();
  });

  test("brings back the work it was made of", () => {
    fc.assert(
      fc.property(work, (given) => {
        const link = encodeLink(given);
        const back = link && decodeLink(link);
        expect(back).toEqual(given);
      }),
      { numRuns: 200 },
    );
  });

  test("to the work the page opens with is shorter than a line", () => {
    expect(encodeLink({ document: defaultDocument(), view: {} })?.length).toBeLessThan(80);
  });

  test("that was made once is opened for ever: what the compressor refers to never changes", () => {
    const opening = defaultDocument();
    const training = { ...opening.problem.training, microbatches: 32 };
    const base = { ...opening, problem: { ...opening.problem, training } };
    expect(decodeLink("#v1=Gw3_gQ1_AA")).toEqual({ document: base, view: {} });
    const machine = { processors: 5, transfer: { kind: "link", latency: 2e-5, bandwidth: 3e9 } } as const;
    const problem = { ...base.problem, machine: { ...machine, operationsPerSecond: 7e12 } };
    const document = { ...base, problem };
    const link = "#v1=o2v4AzMt0fUrOMTh9asxcvWKtYo0R64iR2Jk4i4xjIyBzgMA";
    expect(decodeLink(link)).toEqual({ document, view: { cursor: 123, patterns: true } });
  });

  test("keeps an edited network whole", () => {
    const document = defaultDocument();
    const network = { ...document.problem.network, id: "own", name: "Mine" };
    const link = encodeLink({ document: { ...start, problem: { ...start.problem, network } }, view: {} });
    expect(decodeLink(link ?? "")).toMatchObject({ document: { problem: { network } } });
  });

  test("is not made for a network of thousands of layers", () => {
    const { problem: base } = start;
    const layers = Array.from({ length: 5000 }, (_, i) => ({
      name: `layer ${i}`,
      macs: i,
      parameters: i,
      activations: i,
    }));
    const network = { ...base.network, id: "own", layers };
    expect(encodeLink({ document: { ...start, problem: { ...base, network } }, view: {} })).toBeUndefined();
  });

  test("that is none of ours is no link", () => {
    for (const hash of ["", "#", "#charts", "#v1", "#vx=1"]) expect(decodeLink(hash)).toBeUndefined();
  });
});

describe("what a link says of sweeps", () => {
  const withView = (view: unknown) => {
    const packed = packWork({ document: start, view: {} });
    return forge({ ...packed, work: { ...(packed.work as object), view } });
  };

  test.each([
    [{ curvesMetric: "joy" }, 'at view.sweeps.curvesMetric: sweeps know no number "joy"'],
    [{ view: "pie" }, 'at view.sweeps.view: sweeps have no view "pie"'],
    [{ judged: [] }, "at view.sweeps.judged: "],
    [{ processorsEnd: 1.5 }, "at view.sweeps.processorsEnd: "],
    [{ families: ["__proto__"] }, "at view.sweeps.families"],
    [{ color: "red" }, "at view.sweeps.color: "],
  ])("is refused if it is unknown: %j", (sweeps, reason) => {
    expect(reasonOf(withView({ sweeps }))).toContain(`The link could not be opened: ${reason}`);
  });

  test("is refused if it opens an unknown tab", () => {
    expect(reasonOf(withView({ tab: "jokes" }))).toBe(
      'The link could not be opened: at view.tab: there is no tab "jokes".',
    );
  });
});

describe("a broken or hostile link", () => {
  const good = encodeLink({ document: start, view: {} }) ?? "";

  test.each([
    ["of a later coding", "#v2=abc", "it was made by a newer version of this page"],
    ["with a wrong letter", "#v1=a*b", "it is cut off or has a wrong letter"],
    ["that is empty", "#v1=", "it is cut off or has a wrong letter"],
    ["that is cut off", good.slice(0, -3), "it is cut off"],
    ["that is too long", `#v1=${"a".repeat(1_000_001)}`, "it is too long"],
    ["that is no JSON", forge("hello"), "it is cut off or has a wrong letter"],
    ["that is no object", forge([1, 2]), "this is no LayerPipe file"],
    ["of a later version", forge({ format: "layerpipe", version: 99 }), "the file is of version 99"],
    ["without work", forge({ format: "layerpipe", version: 1, kind: "work" }), "it holds no work"],
    ["that unfolds to gigabytes", forge("0".repeat(40_000_000)), "it unfolds to more than 2 megabytes"],
    ["of endless brackets", forge("[".repeat(1_900_000)), "it is cut off or has a wrong letter"],
  ])("%s is refused with a sentence", (_, hash, reason) => {
    expect(reasonOf(hash)).toContain(reason);
    expect(reasonOf(hash)).toMatch(/^The link could not be opened: .*\.$/);
  });

  test.each([
    ["a processor count beyond all limits", { machine: { processors: 1e12, transfer: { kind: "none" } } }],
    ["half a processor", { machine: { processors: 0.5, transfer: { kind: "none" } } }],
    ["too few speeds", { machine: { processors: 2, speeds: [1], transfer: { kind: "none" } } }],
    ["an unknown preset", { network: "skynet" }],
    ["a network without layers", { network: { id: "own", name: "n", layers: [], inputs: 1 } }],
  ])("with %s is refused", (_, change) => {
    const packed = {
      network: "vgg16",
      machine: { processors: 2, transfer: { kind: "none" } },
      training: { microbatches: 1, batches: 1, batchSize: 1, firstGradient: false },
      cost: { id: "macs", options: {} },
      ...change,
    };
    const content = { problem: packed, charts: [], baseline: "one" };
    expect(reasonOf(forge({ format: "layerpipe", version: 1, kind: "work", work: content }))).toMatch(
      /^The link could not be opened: /,
    );
  });

  test.each([
    ["a chart called __proto__", [{ id: "__proto__", family: "gpipe", options: {} }]],
    ["an unknown option", [{ id: "c1", family: "gpipe", options: { x: 1 } }]],
    ["two charts of one id", Array(2).fill({ id: "c1", family: "gpipe", options: {} })],
    [
      "a thousand charts",
      Array.from({ length: 1000 }, (_, i) => ({ id: `c${i}`, family: "gpipe", options: {} })),
    ],
  ])("with %s is refused", (_, charts) => {
    const packed = {
      network: "vgg16",
      machine: { processors: 2, transfer: { kind: "none" } },
      training: { microbatches: 1, batches: 1, batchSize: 1, firstGradient: false },
      cost: { id: "macs", options: {} },
    };
    const content = { problem: packed, charts, baseline: "one" };
    expect(reasonOf(forge({ format: "layerpipe", version: 1, kind: "work", work: content }))).toMatch(
      /^The link could not be opened: /,
    );
  });

  test("with a family of a later version keeps all the rest", () => {
    const charts = [...start.charts, { id: "c9", family: "warp-drive", options: { speed: 9 } }];
    const document = { ...start, charts };
    expect(decodeLink(encodeLink({ document, view: {} }) ?? "")).toEqual({ document, view: {} });
  });

  test("never throws, whatever letters it has", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\w-]{0,200}$/), (letters) => {
        const answer = decodeLink(`#v1=${letters}`);
        expect(answer === undefined || isRefusal(answer) || "document" in answer).toBe(true);
      }),
    );
  });

  test("never throws, whatever one letter of a good one is changed to", () => {
    fc.assert(
      fc.property(fc.nat({ max: good.length - 5 }), fc.constantFrom(..."aZ09-_"), (at, letter) => {
        const answer = decodeLink(`${good.slice(0, at + 4)}${letter}${good.slice(at + 5)}`);
        expect(answer === undefined || isRefusal(answer) || "document" in answer).toBe(true);
      }),
    );
  });

  test("never throws, whatever JSON it holds", () => {
    const content = fc.record({ problem: fc.jsonValue(), charts: fc.jsonValue(), view: fc.jsonValue() });
    fc.assert(
      fc.property(content, (held) => {
        const hash = forge({ format: "layerpipe", version: 1, kind: "work", work: held });
        expect(isRefusal(decodeLink(hash))).toBe(true);
      }),
    );
  });
});
