import { describe, expect, test } from "vitest";
import { buildScene, type SceneOptions } from "../scene/gantt";
import { drawnResult } from "../testing/drawnResult";
import { position } from "../testing/ids";
import { drawScene } from "./canvas";
import { packColor } from "./color";
import { BOTTOM, LOWER, TOP, UPPER } from "./palette";
import { type DrawCall, recordingContext } from "./recording";
import type { RenderSpec } from "./renderSpec";
import { THEMES } from "./theme";

const theme = THEMES.light;
const FORWARD = pixel(theme.tasks.forward.fill);
const INPUT = pixel(theme.tasks.activationGradient.fill);
const WEIGHT = pixel(theme.tasks.weightGradient.fill);
const EDGE = pixel(theme.tasks.weightGradient.edge ?? "");
const PLAIN = pixel(theme.stalls["stall-fill"].fill ?? "");

function pixel(color: string): number {
  return packColor(color) >>> 0;
}

function draw(rows: readonly string[], spec: Partial<RenderSpec> = {}, scene: Partial<SceneOptions> = {}) {
  const recording = recordingContext();
  const result = drawnResult(rows);
  const built = buildScene({ result, overlays: ["stalls"], ...scene });
  const whole: RenderSpec = {
    viewport: { from: 0, to: result.makespan },
    widthPx: result.makespan * 10,
    rowHeightPx: 20,
    theme,
    patterns: false,
    selected: -1,
    ...spec,
  };
  drawScene(recording.context, built, whole, recording.scratch);
  return recording;
}

function texts(calls: readonly DrawCall[]): readonly unknown[] {
  return calls.filter(({ name }) => name === "fillText").map(({ args }) => args[0]);
}

/** The value repeated: 9 pixels of a box, 1 of a gap … */
function run(...parts: readonly (readonly [count: number, value: number])[]): number[] {
  return parts.flatMap(([count, value]) => new Array<number>(count).fill(value));
}

describe("boxes", () => {
  test("are snapped to pixels, with a gap of one pixel between neighbours", () => {
    const { line } = draw(["0F0 0F1"]);
    expect(line(0, UPPER)).toEqual(run([9, FORWARD], [1, 0], [9, FORWARD], [1, 0]));
  });

  test("of a fused backward have two bands, the lower one outlined", () => {
    const { line } = draw(["0B0"]);
    expect(line(0, TOP)).toEqual(run([9, INPUT], [1, 0]));
    expect(line(0, UPPER)).toEqual(run([9, INPUT], [1, 0]));
    expect(line(0, LOWER)).toEqual(run([1, EDGE], [7, WEIGHT], [1, EDGE], [1, 0]));
    expect(line(0, BOTTOM)).toEqual(run([9, EDGE], [1, 0]));
  });

  test("of a weight gradient are outlined all around", () => {
    const { line } = draw(["0W0"]);
    expect(line(0, TOP)).toEqual(run([9, EDGE], [1, 0]));
    expect(line(0, UPPER)).toEqual(run([1, EDGE], [7, WEIGHT], [1, EDGE], [1, 0]));
  });

  test("of an overlapped pair stand side by side in one outline", () => {
    const { line } = draw(["(0F1;1I0):2"]);
    const pair = pixel(theme.pairEdge);
    expect(line(0, UPPER)).toEqual(run([1, pair], [9, FORWARD], [8, INPUT], [1, pair], [1, 0]));
    expect(line(0, TOP)).toEqual(run([19, pair], [1, 0]));
  });

  test("too narrow for a pixel are still one pixel wide", () => {
    const { line } = draw(["0F0:1 .:999"], { widthPx: 100 });
    expect(line(0, UPPER)[0]).toBe(FORWARD);
  });
});

describe("dense rows", () => {
  const dense = Array.from({ length: 60 }, (_, m) => `0F${m} 0I${m}`).join(" ");

  test("show a stall of a small part of a pixel as a tint, and without the overlay the exact mix", () => {
    const rows = ["0F0:1000 0F1:1999 . 0F2:1000"];
    const spec = { viewport: { from: 0, to: 8000 }, widthPx: 2 };
    // From the ground #FAFAF8 to forward #1B4F8A: a sixteenth of 223 levels of red is 14, a 4000th is none.
    expect(draw(rows, spec).line(0, UPPER)[0] & 255).toBe(0x1b + 14);
    expect(draw(rows, spec, { overlays: [] }).line(0, UPPER)[0] & 255).toBe(0x1b);
  });

  test("show the mix of kinds by pixel", () => {
    const { line, calls } = draw([dense], { widthPx: 30 });
    expect(new Set(line(0, UPPER)).size).toBe(1);
    expect(line(0, UPPER)[0]).not.toBe(FORWARD);
    expect(texts(calls)).toEqual([]);
  });

  test("are transparent where nothing runs, and show long stalls plainly", () => {
    const { line } = draw([`${dense} .:120`, ".:240 0F0"], { widthPx: 30 });
    expect(line(0, UPPER)[20]).toBe(PLAIN);
  });

  test("stay plain up to the schedule's end where the window goes further", () => {
    const { line } = draw([dense, ".:239 0F0"], { viewport: { from: 0, to: 480 }, widthPx: 60 });
    expect(line(0, UPPER).slice(15)).toEqual(run([15, PLAIN], [30, 0]));
  });

  test("look much the same while moving", () => {
    const row = Array.from({ length: 400 }, (_, m) => `0F${m}:${1 + (m % 3)} 0I${m}:2`).join(" ");
    const still = draw([row], { widthPx: 40 }).line(0, UPPER);
    const moving = draw([row], { widthPx: 40, moving: true }).line(0, UPPER);
    const channels = (value: number) => [value & 255, (value >> 8) & 255, (value >> 16) & 255];
    still.forEach((value, x) => {
      channels(value).forEach((channel, c) => {
        expect(Math.abs(channel - channels(moving[x])[c])).toBeLessThanOrEqual(12);
      });
    });
  });

  test("are painted in wider columns while moving if there are very many rows", () => {
    const row = Array.from({ length: 300 }, (_, m) => `0F${m}`).join(" ");
    const { calls } = draw(new Array(200).fill(row), { widthPx: 900, moving: true });
    const widths = calls.filter(({ name }) => name === "drawImage").map(({ args }) => [args[3], args[7]]);
    expect(widths[0]).toEqual([150, 900]);
  });
});

describe("stalls", () => {
  test("are hatched by cause, fill and drain are plain", () => {
    const { calls, line } = draw(["0F0 .:3 0F1", ".:2 0F2 .:2"]);
    const hatched = calls.filter(({ fillStyle }) => String(fillStyle).startsWith("pattern lines"));
    expect(hatched.map(({ name, args }) => [name, args[0], args[2]])).toEqual([["fillRect", 10, 30]]);
    expect(line(1, UPPER).slice(0, 20)).toEqual(run([20, PLAIN]));
  });

  test("narrower than a pixel leave a sliver", () => {
    const { line } = draw(["0F0:50 .:1 0F1:49"], { widthPx: 100 * 0.5 });
    const sliver = pixel(theme.stalls["stall-dependency"].sliver);
    expect(line(0, UPPER)).toContain(sliver);
  });

  test("are not drawn when the overlay is off", () => {
    const { calls } = draw(["0F0 .:3 0F1"], {}, { overlays: [] });
    expect(calls.some(({ fillStyle }) => String(fillStyle).startsWith("pattern"))).toBe(false);
  });
});

describe("numbers", () => {
  test("stand in every box that has room", () => {
    expect(texts(draw(["0F0 0F1:2 0F12"], { widthPx: 60 }).calls)).toEqual(["0", "1", "12"]);
    expect(texts(draw(["0F0 0F1:2 0F12"], { widthPx: 24 }).calls)).toEqual(["1"]);
  });

  test("that do not fit are tried a little smaller", () => {
    expect(texts(draw(["0F10 0F2:3"], { widthPx: 4 * 13 }).calls)).toEqual(["2", "10"]);
  });

  test("wear the digit color of their kind", () => {
    const { calls } = draw(["0F0 0I1"]);
    const styles = calls.filter(({ name }) => name === "fillText").map(({ fillStyle }) => fillStyle);
    expect(styles).toEqual([theme.tasks.forward.digits, theme.tasks.activationGradient.digits]);
  });

  test("are left out of low rows", () => {
    expect(texts(draw(["0F0"], { rowHeightPx: 8 }).calls)).toEqual([]);
  });

  test("thin out to round microbatches in a crowd", () => {
    const row = Array.from({ length: 2000 }, (_, m) => `0F${m}`).join(" ");
    const shown = texts(draw([row], { widthPx: 80_000 }).calls);
    expect(shown).toHaveLength(1000);
    expect(shown.slice(0, 3)).toEqual(["0", "2", "4"]);
  });
});

describe("time and focus", () => {
  test("what starts after the cursor is dimmed", () => {
    const { line } = draw(["0F0 0F1"], { cursor: 1 });
    expect(line(0, UPPER)[4]).toBe(FORWARD);
    expect(line(0, UPPER)[14]).not.toBe(FORWARD);
  });

  test("everything but the bright ones is dimmed", () => {
    const { line } = draw(["0F0 0F1"], { bright: Int32Array.of(1, 2) });
    expect(line(0, UPPER)[4]).not.toBe(FORWARD);
    expect(line(0, UPPER)[14]).toBe(FORWARD);
  });

  test("of a pair, only the half of a bright task is bright", () => {
    const pairOf = (bright: number) => {
      const { line } = draw(["(0F4;1I7):2"], { bright: Int32Array.of(bright, bright + 1) });
      return [line(0, UPPER)[4], line(0, UPPER)[14]];
    };
    const [forward, input] = pairOf(0);
    expect(forward).toBe(FORWARD);
    expect(input).not.toBe(INPUT);
    expect(pairOf(1)[0]).not.toBe(FORWARD);
    expect(pairOf(1)[0]).not.toBe(INPUT);
    expect(pairOf(1)[1]).toBe(INPUT);
  });

  test("the selected task is outlined in the accent color", () => {
    const { calls } = draw(["0F0 0F1"], { selected: position(1) });
    const accent = calls.filter(({ fillStyle }) => fillStyle === theme.accent);
    expect(accent.map(({ args }) => args[0])).toEqual([8, 8, 8, 19]);
  });

  test("of a pair, the half that belongs to the task is outlined", () => {
    const lefts = (selected: number) =>
      draw(["0F0 (0F1;1I0):4", "1F9"], { selected: position(selected) })
        .calls.filter(({ fillStyle }) => fillStyle === theme.accent)
        .map(({ args }) => args[0]);
    expect(lefts(0)[0]).toBe(-2);
    expect(lefts(1)[0]).toBe(8);
    expect(lefts(2)[0]).toBe(28);
    expect(lefts(3)[0]).toBe(-2);
  });

  test("only what is in the window is visited", () => {
    const { calls } = draw(["0F0 0F1 0F2 0F3"], { viewport: { from: 2, to: 3 }, widthPx: 10 });
    expect(texts(calls)).toEqual(["2"]);
  });
});
