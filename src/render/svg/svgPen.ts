import type { Pen } from "../pen";
import type { LineStyle } from "../theme";
import { attributes, element, escapeXml, num } from "./svgText";

const CASING_PX = 1.5;

/** A pen that appends elements to `out`. */
export function svgPen(out: string[]): Pen {
  return {
    rect: ({ x, y, width, height }, fill) => {
      out.push(element("rect", { x, y, width, height, fill }));
    },
    line: (points, style) => {
      pushStroke(out, `M${pairs(points)}`, style);
    },
    bezier: ([x0, y0, ...rest], style) => {
      pushStroke(out, `M${num(x0)} ${num(y0)}C${pairs(rest)}`, style);
    },
    polygon: (points, fill, opacity) => {
      out.push(
        element("path", {
          d: `M${pairs(points)}z`,
          fill,
          "fill-opacity": opacity === 1 ? undefined : opacity,
        }),
      );
    },
    text: (x, y, text, { size, color, align, halo, weight }) => {
      const haloed = halo === undefined ? {} : { stroke: halo, "stroke-width": 3, "paint-order": "stroke" };
      const values = { x, y, "font-size": size, "font-weight": weight, fill: color, ...haloed };
      const anchor = align === "start" ? undefined : align;
      out.push(`<text${attributes({ ...values, "text-anchor": anchor })}>${escapeXml(text)}</text>`);
    },
  };
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
