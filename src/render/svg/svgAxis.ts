import type { Axis } from "../../scene/axis";
import { toPx } from "../../scene/viewport";
import type { RenderSpec } from "../renderSpec";
import { attributes, element, escapeXml, num } from "./svgText";

/** Length of ticks, and where labels and the unit hang below the axis. */
const TICK_PX = 5;
const MINOR_PX = 2.5;

/** Height that an axis takes. */
export function axisHeightPx({ theme }: RenderSpec): number {
  return TICK_PX + theme.labelPx + 8;
}

/** Writes the time axis at y = 0: ticks in one path, labels in one <text>, the unit once at the right end. */
export function writeAxis(out: string[], axis: Axis, spec: RenderSpec): void {
  const { theme, viewport, widthPx } = spec;
  const x = (ticks: number) => toPx(viewport, widthPx, ticks);
  const minor = axis.minor.map((at) => `M${num(x(at))} 0v${num(MINOR_PX)}`).join("");
  const major = axis.ticks.map(({ at }) => `M${num(x(at))} 0v${num(TICK_PX)}`).join("");
  out.push(
    element("path", {
      d: `M0 0h${num(widthPx)}${minor}${major}`,
      fill: "none",
      stroke: theme.inkSoft,
      "stroke-width": 0.75,
    }),
  );
  const size = theme.labelPx - 1;
  const y = TICK_PX + size + 1;
  const unitWidth = (axis.unit.length + 1) * size * 0.58;
  const labels = axis.ticks
    .filter(({ at, label }) => x(at) + (label.length * size * 0.58) / 2 < widthPx - unitWidth)
    .map(({ at, label }) => `<tspan x="${num(x(at))}" y="${num(y)}">${escapeXml(label)}</tspan>`);
  const style = { "font-size": size, fill: theme.inkSoft };
  out.push(`<text${attributes({ ...style, "text-anchor": "middle" })}>${labels.join("")}</text>`);
  out.push(
    `<text${attributes({ ...style, x: widthPx, y, "text-anchor": "end" })}>${escapeXml(axis.unit)}</text>`,
  );
}
