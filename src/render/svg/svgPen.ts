import { CASING_PX } from "../canvasPen";
import { EDGE_PX, type Pen, type TextStyle } from "../pen";
import type { LineStyle } from "../theme";
import { BoxPath } from "./boxPath";
import type { SvgPatterns } from "./svgPatterns";
import { attributes, element, escapeXml, num } from "./svgText";

/** A pen that appends elements to `out`. */
export function svgPen(out: string[], patterns: SvgPatterns): Pen {
  return {
    rect: ({ x, y, width, height }, { fill, hatching, edge }) => {
      const paint = hatching === undefined ? (fill ?? "none") : patterns.paint(hatching, fill);
      const inset = edge === undefined ? 0 : EDGE_PX / 2;
      const box = { x: x + inset, y: y + inset, width: width - 2 * inset, height: height - 2 * inset };
      const stroke = edge === undefined ? {} : { stroke: edge, "stroke-width": EDGE_PX };
      out.push(element("rect", { ...box, fill: paint, ...stroke }));
    },
    boxes: (boxes, { fill = "none", edge }) => {
      const inset = edge === undefined ? 0 : EDGE_PX / 2;
      const path = new BoxPath();
      for (const { x, y, width, height } of boxes)
        path.add(x + inset, y + inset, width - 2 * inset, height - 2 * inset);
      const stroke = edge === undefined ? {} : { stroke: edge, "stroke-width": EDGE_PX };
      out.push(element("path", { d: path.text, fill, ...stroke }));
    },
    line: (points, style) => {
      pushStroke(out, `M${pairs(points)}`, style);
    },
    bezier: ([x0, y0, ...rest], style) => {
      pushStroke(out, `M${num(x0)} ${num(y0)}C${pairs(rest)}`, style);
    },
    polygon: (points, fill, opacity) => {
      const seeThrough = opacity === 1 ? undefined : opacity;
      out.push(element("path", { d: `M${pairs(points)}z`, fill, "fill-opacity": seeThrough }));
    },
    text: (x, y, text, style) => {
      const { halo, align } = style;
      const haloed = halo === undefined ? {} : { stroke: halo, "stroke-width": 3, "paint-order": "stroke" };
      const anchor = align === "start" ? undefined : align;
      const values = { x, y, ...letters(style), ...haloed, "text-anchor": anchor };
      out.push(`<text${attributes(values)}>${escapeXml(text)}</text>`);
    },
    runs: (x, y, runs, gap) => {
      const spans = runs.map(({ text, style }, i) => {
        const dx = i === 0 ? undefined : gap;
        return `<tspan${attributes({ dx, ...letters(style) })}>${escapeXml(text)}</tspan>`;
      });
      out.push(`<text${attributes({ x, y })}>${spans.join("")}</text>`);
    },
  };
}

function letters({ size, weight, color }: TextStyle) {
  return { "font-size": size, "font-weight": weight, fill: color };
}

function pushStroke(out: string[], d: string, { color, width, dash, casing }: LineStyle): void {
  if (casing !== undefined)
    out.push(element("path", { d, fill: "none", stroke: casing, "stroke-width": width + 2 * CASING_PX }));
  out.push(
    element("path", {
      d,
      fill: "none",
      stroke: color,
      "stroke-width": width,
      "stroke-dasharray": dash.length === 0 ? undefined : dash.map(num).join(" "),
      "stroke-linejoin": "round",
    }),
  );
}

/** "x y x y …" */
function pairs(points: readonly number[]): string {
  return points.map(num).join(" ");
}
