import { expect, test } from "vitest";
import { seededRandom } from "../base/random";
import { lineLevels } from "./lineLevels";

const random = seededRandom(3);
const N = 20_000;
const x = Float64Array.from({ length: N }, (_, i) => i * 7 + Math.floor(random() * 7));
const y = Float64Array.from({ length: N }, () => Math.floor(random() * 1000));
const levels = lineLevels({ x, y });

/** Lowest and highest y, first and last one in [from, to). */
function seenIn(line: { x: Float64Array; y: Float64Array }, from: number, to: number): readonly number[] {
  const inside = [...line.y].filter((_, i) => line.x[i] >= from && line.x[i] < to);
  return [Math.min(...inside), Math.max(...inside), inside[0], inside[inside.length - 1]];
}

test("a short line has no levels", () => {
  expect(lineLevels({ x: x.slice(0, 100), y: y.slice(0, 100) })).toEqual([]);
});

test("every level has fewer points than the one before, down to what a picture holds", () => {
  const counts = [N, ...levels.map((level) => level.x.length)];
  expect(levels.length).toBeGreaterThan(2);
  for (let i = 1; i < counts.length; i++) expect(counts[i]).toBeLessThan(counts[i - 1]);
  expect(counts[counts.length - 1]).toBeLessThan(4096);
});

test("of each column the first, last, lowest and highest points are kept", () => {
  for (const level of levels)
    for (let column = 0; column < 40; column++) {
      const from = column * level.ticks;
      expect(seenIn(level, from, from + level.ticks)).toEqual(seenIn({ x, y }, from, from + level.ticks));
    }
});
