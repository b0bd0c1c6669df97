import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { contrast, labOf } from "../../render/colorMetrics";
import { heatShades } from "./heatInk";

const tokens = readFileSync("src/view/tokens.css", "utf8");

/** The tokens of a theme as the style sheet says them. */
function tokenOf(theme: string, name: string): string {
  const [, block] = tokens.split(`[data-theme="${theme}"]`);
  return new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(block)?.[1] ?? "";
}

describe.each(["light", "dark", "projector"])("the ramp of the %s theme", (theme) => {
  const token = (name: string) => tokenOf(theme, name);
  const shades = heatShades(
    [token("ramp-low"), token("ramp-mid"), token("ramp-high")],
    [token("ink"), token("paper")],
  );

  test("every shade differs from the one before in lightness, for every eye", () => {
    for (const deficiency of [undefined, "deuteranopia", "protanopia"] as const) {
      const lightness = shades.map(({ fill }) => labOf(fill, deficiency)[0]);
      const steps = lightness.slice(1).map((value, i) => Math.abs(value - lightness[i]));
      expect(Math.min(...steps)).toBeGreaterThanOrEqual(5);
      const isFalling = lightness[0] > lightness[9];
      expect(lightness).toEqual(lightness.toSorted((a, b) => (isFalling ? b - a : a - b)));
    }
  });

  test("numbers on every shade have contrast 4.5", () => {
    for (const { fill, text } of shades) expect(contrast(text, fill), fill).toBeGreaterThanOrEqual(4.5);
  });
});
