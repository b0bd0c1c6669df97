import type { LineInk, StallInk } from "../scene/ink";
import type { HatchId, LineStyle, StallStyle, Theme } from "./theme";

const TEXT = '"Inter Variable", Inter, "Helvetica Neue", Helvetica, Arial, sans-serif';
const MONO = '"JetBrains Mono Variable", "JetBrains Mono", ui-monospace, Menlo, Consolas, monospace';

/** The screen by day, and what the others are made from. */
export const light: Theme = {
  id: "light",
  name: "Light",
  paper: "#ffffff",
  ground: "#fafaf8",
  line: "#dddcd7",
  ink: "#1b1c1e",
  inkSoft: "#55575c",
  accent: "#0b63ce",
  accentInner: "#ffffff",
  tasks: {
    forward: { fill: "#1b4f8a", digits: "#ffffff" },
    activationGradient: {
      fill: "#e08e2b",
      digits: "#1b1c1e",
      pattern: { hatch: "sparse-lines", color: "#a9610f" },
    },
    weightGradient: {
      fill: "#f6e3a1",
      digits: "#1b1c1e",
      edge: "#8a6a1f",
      pattern: { hatch: "dots", color: "#b08d37" },
    },
  },
  pairEdge: "#1b1c1e",
  stalls: stallStyles({ plain: "#ececea", mark: "#a3a5a8", sliver: "#c4c5c7" }),
  lines: lineStyles({ ink: "#1b1c1e", soft: "#55575c", accent: "#0b63ce", casing: "#ffffff", scale: 1 }),
  bands: {
    "band-fill": "#eef3f9",
    "band-steady": "#fdfdfc",
    "band-drain": "#f9f0e6",
    "band-activations": "#cfd2d6",
    "band-weights": "#9a9ea5",
    "band-gradients": "#6a6e75",
    "band-excess": "#1b1c1e",
    "band-transfer": "#c9c1e6",
  },
  dim: 0.22,
  fonts: { text: TEXT, mono: MONO },
  digitsPx: 11,
  labelPx: 12,
};

/** The screen by night: the same hues, lifted. */
export const dark: Theme = {
  ...light,
  id: "dark",
  name: "Dark",
  paper: "#16181b",
  ground: "#1c1f23",
  line: "#32373e",
  ink: "#eceef1",
  inkSoft: "#b4b9c1",
  accent: "#6cb0ff",
  accentInner: "#16181b",
  tasks: {
    forward: { fill: "#3974b8", digits: "#ffffff" },
    activationGradient: {
      fill: "#f0a548",
      digits: "#16181b",
      pattern: { hatch: "sparse-lines", color: "#a8651a" },
    },
    weightGradient: {
      fill: "#fff1c2",
      digits: "#16181b",
      edge: "#b6954a",
      pattern: { hatch: "dots", color: "#b6954a" },
    },
  },
  pairEdge: "#eceef1",
  stalls: stallStyles({ plain: "#2a2e34", mark: "#666d77", sliver: "#4a515a" }),
  lines: lineStyles({ ink: "#eceef1", soft: "#b4b9c1", accent: "#6cb0ff", casing: "#16181b", scale: 1 }),
  bands: {
    "band-fill": "#1c2734",
    "band-steady": "#1b1e21",
    "band-drain": "#2c241b",
    "band-activations": "#4a5059",
    "band-weights": "#757c87",
    "band-gradients": "#a9b0ba",
    "band-excess": "#ffffff",
    "band-transfer": "#4b4470",
  },
  dim: 0.26,
};

/** A lecture hall: larger, heavier, more contrast. */
export const projector: Theme = {
  ...light,
  id: "projector",
  name: "Projector",
  ground: "#ffffff",
  line: "#9a9a96",
  ink: "#000000",
  inkSoft: "#303236",
  accent: "#0050c8",
  tasks: {
    forward: { fill: "#123f74", digits: "#ffffff" },
    activationGradient: {
      fill: "#e58a1f",
      digits: "#000000",
      pattern: { hatch: "sparse-lines", color: "#94520a" },
    },
    weightGradient: {
      fill: "#fbe9a9",
      digits: "#000000",
      edge: "#5f4709",
      pattern: { hatch: "dots", color: "#8f6f1c" },
    },
  },
  pairEdge: "#000000",
  stalls: stallStyles({ plain: "#e2e2df", mark: "#74767b", sliver: "#a9abae" }),
  lines: lineStyles({ ink: "#000000", soft: "#303236", accent: "#0050c8", casing: "#ffffff", scale: 1.6 }),
  bands: {
    "band-fill": "#dde9f7",
    "band-steady": "#ffffff",
    "band-drain": "#f9e6d0",
    "band-activations": "#cdd0d4",
    "band-weights": "#92969d",
    "band-gradients": "#5a5e65",
    "band-excess": "#000000",
    "band-transfer": "#bdb2e4",
  },
  digitsPx: 18,
  labelPx: 18,
};

/** Paper: white ground, black text, the screen's task colors. */
export const print: Theme = {
  ...light,
  id: "print",
  name: "Print",
  ground: "#ffffff",
  line: "#c8c8c4",
  ink: "#000000",
  inkSoft: "#3c3e42",
  stalls: stallStyles({ plain: "#ededeb", mark: "#94969a", sliver: "#bcbdbf" }),
  lines: lineStyles({ ink: "#000000", soft: "#3c3e42", accent: "#0b63ce", casing: "#ffffff", scale: 1 }),
};

interface StallTones {
  readonly plain: string;
  readonly mark: string;
  readonly sliver: string;
}

function stallStyles({ plain, mark, sliver }: StallTones): Readonly<Record<StallInk, StallStyle>> {
  const hatched = (hatch: HatchId): StallStyle => ({ hatching: { hatch, color: mark }, sliver });
  const solid: StallStyle = { fill: plain, sliver: plain };
  return {
    "stall-fill": solid,
    "stall-dependency": hatched("lines"),
    "stall-transfer": hatched("dashes"),
    "stall-memory": hatched("grid"),
    "stall-update": hatched("cross"),
    "stall-order": hatched("sparse-dots"),
    "stall-drain": solid,
    "stall-unused": { dash: { color: mark, width: 1, dash: [6, 6] }, sliver },
  };
}

interface LineTones {
  readonly ink: string;
  readonly soft: string;
  readonly accent: string;
  readonly casing: string;
  readonly scale: number;
}

function lineStyles(tones: LineTones): Readonly<Record<LineInk, LineStyle>> {
  const line = (color: string, width: number, dash: readonly number[] = [], casing?: string): LineStyle => ({
    color,
    width: width * tones.scale,
    dash: dash.map((length) => length * tones.scale),
    casing,
  });
  return {
    critical: line(tones.ink, 2, [], tones.casing),
    link: line(tones.accent, 1.5, [], tones.casing),
    "link-out": line(tones.accent, 1.5, [4, 3], tones.casing),
    transfer: line(tones.soft, 0.75),
    activations: line(tones.ink, 1),
    memory: line(tones.ink, 0.75),
    "memory-limit": line(tones.ink, 1, [4, 3]),
    staleness: line(tones.soft, 1),
    speedup: line(tones.ink, 1.25, [], tones.casing),
    guide: line(tones.soft, 0.75, [3, 3]),
    label: line(tones.ink, 1),
  };
}
