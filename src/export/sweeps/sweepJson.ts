import type { SweepTextExporter } from "./sweepExporter";
import { inOrder } from "./sweepOrder";

/** The problem, what every number means, and all points, a line each. */
export const sweepJson: SweepTextExporter = {
  kind: "text",
  id: "json",
  name: "JSON with the problem",
  extension: "json",
  mediaType: "application/json",
  isPicture: false,
  write({ problem, points, metrics, link }) {
    const head = JSON.stringify({ ...(link !== undefined && { link }), problem, metrics }, null, 2);
    const lines = inOrder(points).map(({ choice, ...numbers }) => {
      const { family, options } = choice;
      return `    ${JSON.stringify({ family, options, ...numbers })}`;
    });
    return `${head.slice(0, -2)},\n  "points": [\n${lines.join(",\n")}\n  ]\n}\n`;
  },
};
