import { STALL_INKS, STALL_NAMES, type StallInk, TASK_INKS, TASK_NAMES, type TaskInk } from "../../scene/ink";
import type { RenderSpec } from "../renderSpec";
import type { SvgPatterns } from "./svgPatterns";
import { stallPaint } from "./svgStalls";
import { legendPaint } from "./svgTasks";
import { attributes, element, escapeXml } from "./svgText";

/** What a figure has drawn, and so what its legend explains. */
export interface Drawn {
  readonly tasks: Set<TaskInk>;
  readonly stalls: Set<StallInk>;
}

const SWATCH_PX = { width: 18, height: 11 };

/** Writes the legend from x = 0, y = 0 within `widthPx`; returns its height. */
export function writeLegend(
  out: string[],
  drawn: Drawn,
  spec: RenderSpec,
  widthPx: number,
  patterns: SvgPatterns,
): number {
  const size = spec.theme.labelPx - 1;
  const lineHeight = size * 1.75;
  const entries = [
    ...TASK_INKS.filter((ink) => drawn.tasks.has(ink)).map((ink) => ({
      name: TASK_NAMES[ink],
      write: (x: number, y: number) => writeTaskSwatch(out, ink, x, y, spec, patterns),
    })),
    ...STALL_INKS.filter((ink) => drawn.stalls.has(ink)).map((ink) => ({
      name: STALL_NAMES[ink],
      write: (x: number, y: number) => writeStallSwatch(out, ink, x, y, spec, patterns),
    })),
  ];
  let x = 0;
  let y = 0;
  for (const { name, write } of entries) {
    const width = SWATCH_PX.width + 6 + name.length * size * 0.54 + 16;
    if (x > 0 && x + width > widthPx) {
      x = 0;
      y += lineHeight;
    }
    write(x, y);
    const at = { x: x + SWATCH_PX.width + 6, y: y + SWATCH_PX.height - 1.5 };
    out.push(
      `<text${attributes({ ...at, "font-size": size, fill: spec.theme.inkSoft })}>${escapeXml(name)}</text>`,
    );
    x += width;
  }
  return entries.length === 0 ? 0 : y + lineHeight;
}

function writeTaskSwatch(
  out: string[],
  ink: TaskInk,
  x: number,
  y: number,
  spec: RenderSpec,
  patterns: SvgPatterns,
): void {
  const { width, height } = SWATCH_PX;
  if (ink === "backward") {
    const half = height / 2;
    out.push(
      element("rect", { x, y, width, height: half, ...legendPaint("activationGradient", spec, patterns) }),
    );
    out.push(
      element("rect", {
        x: x + 0.375,
        y: y + half + 0.375,
        width: width - 0.75,
        height: half - 0.75,
        ...legendPaint("weightGradient", spec, patterns),
      }),
    );
    return;
  }
  out.push(element("rect", { x, y, width, height, ...legendPaint(ink, spec, patterns) }));
}

function writeStallSwatch(
  out: string[],
  ink: StallInk,
  x: number,
  y: number,
  { theme }: RenderSpec,
  patterns: SvgPatterns,
): void {
  const fill = stallPaint(theme.stalls[ink], patterns);
  out.push(element("rect", { x, y, ...SWATCH_PX, fill, stroke: theme.line, "stroke-width": 0.5 }));
}
