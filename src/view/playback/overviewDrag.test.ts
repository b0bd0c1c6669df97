import { expect, test } from "vitest";
import { dragged } from "./overviewDrag";

const window = { from: 20, to: 40 };

test("an edge moves alone and does not pass the other", () => {
  expect(dragged(window, "from", 20, 30)).toEqual({ from: 30, to: 40 });
  expect(dragged(window, "from", 20, 50)).toEqual({ from: 40, to: 40 });
  expect(dragged(window, "to", 40, 35)).toEqual({ from: 20, to: 35 });
});

test("the window moves as a whole by as much as the pointer", () => {
  expect(dragged(window, "all", 25, 35)).toEqual({ from: 30, to: 50 });
});

test("a drag beside it draws a new one, in either direction", () => {
  expect(dragged(window, "new", 80, 60)).toEqual({ from: 60, to: 80 });
});
