import { HATCHES } from "../hatches";
import type { Hatching } from "../theme";
import { attributes, element, num } from "./svgText";

/** Collects the hatchings a figure uses, each as one <pattern> that all charts refer to. */
export interface SvgPatterns {
  /** The paint that fills with the hatching, over `ground` where given. */
  paint(hatching: Hatching, ground?: string): string;
  /** The <pattern> elements, in the order of first use. */
  definitions(): string;
}

/** `prefix` keeps ids apart when several figures end up in one document. */
export function svgPatterns(prefix: string): SvgPatterns {
  const found = new Map<string, { readonly id: string; readonly text: string }>();
  return {
    paint(hatching, ground) {
      const key = `${hatching.hatch} ${hatching.color} ${ground ?? ""}`;
      const known = found.get(key) ?? pattern(`${prefix}-hatch-${found.size}`, hatching, ground);
      found.set(key, known);
      return `url(#${known.id})`;
    },
    definitions: () => [...found.values()].map(({ text }) => text).join("\n"),
  };
}

function pattern(id: string, { hatch, color }: Hatching, ground: string | undefined) {
  const { size, strokes, strokeWidth, dots } = HATCHES[hatch];
  const parts: string[] = [];
  if (ground !== undefined) parts.push(element("rect", { width: size, height: size, fill: ground }));
  if (strokes.length > 0) {
    const d = strokes.map((points) => `M${points.map(num).join(" ")}`).join("");
    parts.push(element("path", { d, fill: "none", stroke: color, "stroke-width": strokeWidth }));
  }
  for (const { x, y, radius } of dots)
    parts.push(element("circle", { cx: x, cy: y, r: radius, fill: color }));
  const open = attributes({ id, width: size, height: size, patternUnits: "userSpaceOnUse" });
  return { id, text: `<pattern${open}>${parts.join("")}</pattern>` };
}
