import { expect, test } from "vitest";
import { seededRandom } from "../../base/random";
import { append, compareSegments, entriesOf, NO_SEGMENTS, type Segments } from "./segments";

const listOf = (entries: readonly number[]) => entries.reduce(append, NO_SEGMENTS);

test("a list gives back its entries", () => {
  expect(entriesOf(listOf([3, 1, 2]))).toEqual([3, 1, 2]);
});

test("the first difference decides", () => {
  expect(compareSegments(listOf([3, 2, 9]), listOf([3, 1, 9]))).toBeGreaterThan(0);
  expect(compareSegments(listOf([1, 2, 9]), listOf([3, 2, 1]))).toBeLessThan(0);
});

test("lists made apart are equal if their entries are", () => {
  expect(compareSegments(listOf([4, 4, 4, 4]), listOf([4, 4, 4, 4]))).toBe(0);
});

test("long lists with a common beginning compare as their entries do", () => {
  const random = seededRandom(7);
  const lists: Segments[] = [NO_SEGMENTS];
  for (let i = 0; i < 3000; i++) {
    const from = lists[Math.max(0, lists.length - 1 - Math.floor(random() * 20))];
    lists.push(append(from, 1 + Math.floor(random() * 3)));
  }
  for (let i = 0; i < 3000; i++) {
    const [a, b] = [lists[Math.floor(random() * lists.length)], lists[Math.floor(random() * lists.length)]];
    const [x, y] = [entriesOf(a), entriesOf(b)];
    if (x.length !== y.length) continue;
    const differs = x.findIndex((entry, at) => entry !== y[at]);
    expect(Math.sign(compareSegments(a, b))).toBe(differs < 0 ? 0 : Math.sign(x[differs] - y[differs]));
  }
});
