import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { contrast } from "../../render/colorMetrics";
import { seriesStyle } from "./seriesStyle";

const tokens = readFileSync("src/view/tokens.css", "utf8");

/** The tokens of one theme. */
function themeOf(name: string): (token: string) => string {
  const [, block = ""] = tokens.split(`:root[data-theme="${name}"]`);
  const rules = block.slice(0, block.indexOf("}"));
  return (token) => new RegExp(`--${token}: (#\\w{6});`).exec(rules)?.[1] ?? "";
}

describe.each(["light", "dark", "projector"])("in the %s theme", (name) => {
  const token = themeOf(name);

  test("names in every series color can be read on paper: 4.5 to 1", () => {
    for (let i = 0; i < 10; i++)
      expect(contrast(token(`series-${i}`), token("paper")), `series ${i}`).toBeGreaterThanOrEqual(4.5);
  });
});

test("sixty series are told apart without looking at a legend's order", () => {
  const looks = Array.from({ length: 60 }, (_, i) => Object.values(seriesStyle(i)).join());
  expect(new Set(looks).size).toBe(60);
});

test("a dozen are told apart without color", () => {
  const looks = Array.from({ length: 12 }, (_, i) => {
    const { color: _color, ...look } = seriesStyle(i);
    return Object.values(look).join();
  });
  expect(new Set(looks).size).toBe(12);
});
