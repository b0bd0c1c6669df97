import { expect, test } from "vitest";
import { placeLabels } from "./placeLabels";

const inner = { left: 0, right: 200, top: 0, bottom: 100 };

test("a name stands right of its marker, left of it where the box ends", () => {
  expect(
    placeLabels(
      [
        { x: 50, y: 50, text: "GPipe" },
        { x: 195, y: 20, text: "GPipe" },
      ],
      inner,
    ),
  ).toEqual([
    { x: 59, y: 50, anchor: "start" },
    { x: 186, y: 20, anchor: "end" },
  ]);
});

test("names cover neither markers nor one another, and are left out where there is no room", () => {
  const marks = Array.from({ length: 12 }, (_, i) => ({ x: 100 + i, y: 50, text: "GPipe" }));
  const places = placeLabels(marks, inner);
  const shown = places.filter((place) => place !== undefined);
  expect(shown.length).toBeGreaterThan(0);
  expect(shown.length).toBeLessThan(12);
  expect(new Set(shown.map(({ x, y }) => `${x} ${y}`)).size).toBe(shown.length);
  expect(places[0]).toEqual({ x: 91, y: 50, anchor: "end" });
});
