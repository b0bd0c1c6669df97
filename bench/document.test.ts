import { describe, expect, test } from "vitest";
import { type Measured, updateDocument } from "./document";

const LOOM = "Loom 1, 4 cores, 16 GiB of memory, Weft 2.0, Node 20.1.0 (V8 11.3)";
const SPINDLE = "Spindle 3, 8 cores, 32 GiB of memory, Warp 5.1, Node 22.0.0 (V8 12.4)";

const TOPICS = ["weave", "dye", "page"];

const weave: Measured = {
  topic: "weave",
  title: "Weaving: thread to cloth",
  date: "2026-03-04",
  load: { before: 0.25, after: 1.04 },
  figures: [
    { name: "cloth | plain", value: 12.345, unit: "M knots/s", budget: 10, moreIsBetter: true, peer: 0.5 },
    { name: "   selvedge", value: 52, unit: "bytes/knot", budget: 40 },
    { name: "twill", value: Number.NaN, unit: "ms", budget: 3, note: "the loom has two shafts" },
  ],
};
const dye: Measured = {
  topic: "dye",
  title: "Dyeing",
  date: "2026-03-05",
  load: { before: 2, after: 3 },
  figures: [{ name: "blue", value: 1234.4, unit: "ms", peer: 386_000 }],
};
const page: Measured = {
  topic: "page",
  title: "The page",
  date: "2026-03-06",
  load: { before: 0, after: 0.5 },
  chromium: "156.0.1",
  figures: [{ name: "first draw", value: 31, unit: "ms", budget: 30 }],
};

const WEAVING = `## Weaving: thread to cloth

\`npm run bench -- weave\` · 2026-03-04 · load 0.3 before, 1.0 at the end

| | measured | budget | used | best peer | × peer | |
|:--|--:|--:|--:|--:|--:|:--|
| cloth \\| plain | 12.3 M knots/s | ≥ 10 | 81 % | 0.5 | 24.7 × |  |
| \u2003selvedge | 52 bytes/knot | ≤ 40 | **130 %** |  |  |  |
| twill | – ms | ≤ 3 |  |  |  | the loom has two shafts |`;

const DYEING = `## Dyeing

\`npm run bench -- dye\` · 2026-03-05 · load 2.0 before, 3.0 at the end

| | measured | budget | used | best peer | × peer | |
|:--|--:|--:|--:|--:|--:|:--|
| blue | 1,234 ms |  |  | 386,000 | 313 × |  |`;

const PAGE = `## The page

\`npm run bench -- page\` · 2026-03-06 · load 0.0 before, 0.5 at the end · Chromium 156.0.1

| | measured | budget | used | best peer | × peer | |
|:--|--:|--:|--:|--:|--:|:--|
| first draw | 31 ms | ≤ 30 | **103 %** |  |  |  |`;

const OVER = `## Over budget

| topic | | measured | budget | used |
|:--|:--|--:|--:|--:|
| weave | cloth \\| plain: selvedge | 52 bytes/knot | ≤ 40 | **130 %** |
| page | first draw | 31 ms | ≤ 30 | **103 %** |
`;

function sectionsOf(text: string): string {
  return text.slice(text.indexOf("\n## ") + 1);
}

function machineOf(text: string): string | undefined {
  return /^Machine: (.*)$/m.exec(text)?.[1];
}

describe("the document of a whole run", () => {
  const run = { machine: LOOM, measured: [weave, dye, page], topics: TOPICS };
  const text = updateDocument(undefined, run);

  test("has the machine, a table for each topic, and what is over budget", () => {
    expect(text).toMatch(/^# Benchmarks\n\n`npm run bench` measures all of this/);
    expect(machineOf(text)).toBe(LOOM);
    expect(sectionsOf(text)).toBe([WEAVING, DYEING, PAGE, OVER].join("\n\n"));
  });

  test("is the same for the same figures, also where one was before", () => {
    expect(updateDocument(undefined, run)).toBe(text);
    expect(updateDocument(text, run)).toBe(text);
  });

  test("takes the machine over from nothing that was there before", () => {
    const moved = updateDocument(text, { ...run, machine: SPINDLE });
    expect(machineOf(moved)).toBe(SPINDLE);
    expect(sectionsOf(moved)).toBe(sectionsOf(text));
  });

  test("says so if nothing is over budget", () => {
    const fine = updateDocument(undefined, { machine: LOOM, measured: [dye], topics: ["dye"] });
    expect(sectionsOf(fine)).toBe(`${DYEING}\n\n## Over budget\n\nNothing.\n`);
  });
});

describe("a run of some topics", () => {
  const before = updateDocument(undefined, { machine: LOOM, measured: [weave, page], topics: TOPICS });

  test("keeps the other sections and stands in its place among them", () => {
    const after = updateDocument(before, { machine: LOOM, measured: [dye], topics: TOPICS });
    expect(machineOf(after)).toBe(LOOM);
    expect(sectionsOf(after)).toBe([WEAVING, DYEING, PAGE, OVER].join("\n\n"));
  });

  test("replaces its own section and what it says is over budget", () => {
    const lighter = { ...page, figures: [{ name: "first draw", value: 3, unit: "ms", budget: 30 }] };
    const after = updateDocument(before, { machine: LOOM, measured: [lighter], topics: TOPICS });
    expect(after).toContain("| first draw | 3 ms | ≤ 30 | 10 % |  |  |  |");
    expect(after).not.toContain("103 %");
    expect(after).toContain(WEAVING);
  });

  test("names another machine in its section", () => {
    const after = updateDocument(before, { machine: SPINDLE, measured: [dye], topics: TOPICS });
    expect(machineOf(after)).toBe(LOOM);
    expect(after).toContain(
      `\`npm run bench -- dye\` · 2026-03-05 · load 2.0 before, 3.0 at the end · on ${SPINDLE}`,
    );
    expect(after).toContain(WEAVING);
  });

  test("drops the section of a topic that no longer exists", () => {
    const after = updateDocument(before, { machine: LOOM, measured: [dye], topics: ["weave", "dye"] });
    expect(sectionsOf(after).match(/^## .*/gm)).toEqual([
      "## Weaving: thread to cloth",
      "## Dyeing",
      "## Over budget",
    ]);
  });
});
