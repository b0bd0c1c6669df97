import { parseColor } from "./color";

/** How colors look to people: what the palette is tested with. Formulas: CIE 15, WCAG 2, Machado, Oliveira and Fernandes 2009. */

/** CIE L*a*b* under D65: lightness 0 to 100, then the two hue axes. */
export type Lab = readonly [lightness: number, a: number, b: number];

export type Deficiency = "deuteranopia" | "protanopia";

type Vector = readonly [number, number, number];

/** Machado et al., severity 1.0, rows for linear red, green and blue. */
const SIMULATION: Readonly<Record<Deficiency, readonly Vector[]>> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
};

const TO_XYZ: readonly Vector[] = [
  [0.4124564, 0.3575761, 0.1804375],
  [0.2126729, 0.7151522, 0.072175],
  [0.0193339, 0.119192, 0.9503041],
];
const WHITE: Vector = [0.95047, 1, 1.08883];

/** CIE coordinates of "#rrggbb", as someone with a color vision deficiency sees it where given. */
export function labOf(hex: string, deficiency?: Deficiency): Lab {
  const linear = linearOf(hex);
  const seen = deficiency === undefined ? linear : clamp(times(SIMULATION[deficiency], linear));
  const [x, y, z] = times(TO_XYZ, seen).map((value, i) => compress(value / WHITE[i]));
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** Distance of two colors: 2 is just seen, 20 is plain (CIE 1976). */
export function colorDistance(a: string, b: string, deficiency?: Deficiency): number {
  const one = labOf(a, deficiency);
  const other = labOf(b, deficiency);
  return Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}

/** WCAG contrast, 1 to 21. */
export function contrast(a: string, b: string): number {
  const [darker, lighter] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(hex: string): number {
  return times(TO_XYZ, linearOf(hex))[1];
}

function linearOf(hex: string): Vector {
  const [red, green, blue] = parseColor(hex).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return [red, green, blue];
}

function times(matrix: readonly Vector[], vector: Vector): Vector {
  const [x, y, z] = matrix.map((row) => row[0] * vector[0] + row[1] * vector[1] + row[2] * vector[2]);
  return [x, y, z];
}

function clamp([x, y, z]: Vector): Vector {
  const inside = (value: number) => Math.min(1, Math.max(0, value));
  return [inside(x), inside(y), inside(z)];
}

function compress(value: number): number {
  return value > 216 / 24389 ? Math.cbrt(value) : ((24389 / 27) * value + 16) / 116;
}
