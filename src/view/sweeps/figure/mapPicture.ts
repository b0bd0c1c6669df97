import { movedPen } from "../../../render/figure/movedPen";
import type { Box, Pen } from "../../../render/pen";
import type { FamilyChoice } from "../../../schedule/family";
import { problemParts } from "../../../state/problemInWords";
import { bestCounts } from "../bestCounts";
import type { HeatCell, HeatMap } from "../heatCells";
import { cellAt, type HeatGrid } from "../heatGrid";
import { boxOf, type HeatLayout, layOutHeatMaps } from "../heatLayout";
import { HEAT_STEPS, type HeatScale } from "../heatScale";
import { counted } from "../sizeInWords";
import { starredNames } from "../starredNames";
import type { SweepMetric } from "../sweepMetrics";
import { type LegendEntry, legendBlock } from "./legendBlock";
import { type Block, heading, MARGIN_PX, PAPER, TEXT_PX, textWidth, writing } from "./paper";
import { drawMarker, pale, SHADES, seriesColor } from "./printInk";
import { starBlock } from "./starBlock";
import type { SweepPicture } from "./sweepPicture";

/** What maps are drawn from. */
interface Maps {
  readonly maps: readonly HeatMap[];
  readonly grid: HeatGrid;
  readonly metric: SweepMetric;
  /** Of the shades; undefined: the maps say which schedule is best. */
  readonly scale: HeatScale | undefined;
  /** All that take part. */
  readonly choices: readonly FamilyChoice[];
}

const ROW_PX = 15;
/** A map beside others is not narrower. */
const LEAST_WIDTH_PX = 150;
const AROUND_PX = 40;
const AXES = "microbatches up, processors to the right";

/** The maps as they are drawn on paper. */
export function mapPicture(given: Maps): SweepPicture {
  const { maps, grid, metric, scale } = given;
  return {
    name: `map ${scale === undefined ? "best " : ""}${metric.name}`,
    draw(problem, widthPx) {
      const { network, cost } = problemParts(problem);
      const { processors, microbatches } = grid.own;
      const width = widthPx - 2 * MARGIN_PX;
      const title = scale === undefined ? `Best schedule by ${metric.name.toLowerCase()}` : metric.name;
      const frame = `frame: ${counted(processors, "processor")}, ${counted(microbatches, "microbatch")}`;
      const head = heading(title, [network, cost, ...(maps.length > 1 ? [AXES] : []), frame], width);
      const layout = placed(maps.length, grid, width);
      const star = starBlock(given.choices);
      const legend =
        scale === undefined ? legendBlock(bestEntries(given), width) : rampBlock(given, scale, width);
      return {
        title: `${title}: ${network}`,
        description: `${title}, over ${grid.processors.length} counts of processors and ${grid.microbatches.length} of microbatches.`,
        theme: PAPER,
        width: Math.ceil(widthPx),
        height: Math.ceil(2 * MARGIN_PX + head.height + layout.height + 8 + legend.height + star.height),
        draw(pen) {
          head.draw(pen, MARGIN_PX, MARGIN_PX);
          maps.forEach((map, i) => {
            const { x, y } = layout.places[i];
            const own = movedPen(pen, MARGIN_PX + x, MARGIN_PX + head.height + y);
            drawMap(own, map, { grid, layout, isAlone: maps.length === 1 });
          });
          legend.draw(pen, MARGIN_PX, MARGIN_PX + head.height + layout.height + 8);
          star.draw(pen, MARGIN_PX, MARGIN_PX + head.height + layout.height + 8 + legend.height);
        },
      };
    },
  };
}

function placed(maps: number, grid: HeatGrid, width: number): HeatLayout {
  const across = Math.min(maps, Math.max(1, Math.floor(width / LEAST_WIDTH_PX)));
  const height = Math.ceil(maps / across) * (grid.microbatches.length * ROW_PX + AROUND_PX);
  return layOutHeatMaps({ maps, grid, fontPx: TEXT_PX, width, height, paddingPx: 0 });
}

interface Shown {
  readonly grid: HeatGrid;
  readonly layout: HeatLayout;
  readonly isAlone: boolean;
}

function drawMap(pen: Pen, map: HeatMap, { grid, layout, isAlone }: Shown): void {
  const widest = Math.max(0, ...map.cells.map((cell) => (cell.kind === "shade" ? textWidth(cell.text) : 0)));
  const hasNumbers = widest <= layout.cell.width - 3 && layout.cell.height > TEXT_PX;
  map.cells.forEach((cell, index) => {
    const box = boxOf(layout, grid, index);
    drawCell(pen, { ...box, width: box.width - 1, height: box.height - 1 }, cell, hasNumbers);
  });
  drawLabels(pen, map, { grid, layout, isAlone });
  const own = cellAt(grid, grid.own);
  if (own < 0) return;
  const { x, y, width, height } = boxOf(layout, grid, own);
  const [left, top, right, bottom] = [x - 1, y - 1, x + width, y + height];
  const frame = [left, top, right, top, right, bottom, left, bottom, left, top];
  pen.line(frame, { color: PAPER.ink, width: 1.5, dash: [] });
}

function drawCell(pen: Pen, box: Box, cell: HeatCell, hasNumbers: boolean): void {
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  switch (cell.kind) {
    case "awaited":
      pen.rect(box, { edge: PAPER.line });
      return;
    case "refused":
      pen.rect(box, { hatching: { hatch: "lines", color: PAPER.inkSoft } });
      return;
    case "unknown":
      pen.text(middle.x, middle.y + 3.5, "–", writing("middle"));
      return;
    case "shade": {
      const { fill, text } = SHADES[cell.step];
      pen.rect(box, { fill });
      if (hasNumbers) pen.text(middle.x, middle.y + 3.5, cell.text, writing("middle", text));
      return;
    }
    case "best":
      drawBest(pen, box, cell.index, cell.asGood.length > 0);
  }
}

function drawBest(pen: Pen, box: Box, index: number, isTied: boolean): void {
  const color = seriesColor(index);
  const ground = isTied ? pale(color) : color;
  pen.rect(box, { fill: ground });
  const side = Math.min(box.width, box.height) * 0.5;
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  drawMarker(pen, index, at, {
    color: isTied ? color : PAPER.paper,
    ground,
    area: Math.min(44, side * side),
  });
}

function drawLabels(pen: Pen, map: HeatMap, { grid, layout, isAlone }: Shown): void {
  const { plot, cell, columnLabels, rowLabels } = layout;
  const bottom = plot.y + cell.height * grid.microbatches.length;
  const right = plot.x + cell.width * grid.processors.length;
  for (const column of columnLabels) {
    const x = plot.x + (column + 0.5) * cell.width;
    pen.text(x, bottom + 12, String(grid.processors[column]), writing("middle"));
  }
  for (const row of rowLabels)
    pen.text(
      plot.x - 4,
      bottom - (row + 0.5) * cell.height + 3.5,
      String(grid.microbatches[row]),
      writing("end"),
    );
  const name = { size: TEXT_PX, color: PAPER.ink, align: "start", weight: 600 } as const;
  if (isAlone) {
    pen.text(0, plot.y - 5, "microbatches", writing("start"));
    pen.text(right + 6, bottom + 12, "processors", writing("start"));
  } else pen.text(plot.x, plot.y - 5, map.label, name);
}

function bestEntries({ maps, choices }: Maps): readonly LegendEntry[] {
  const { best, hasTies, hasRefused } = bestCounts(maps[0], starredNames(choices));
  const swatch = (name: string, draw: (pen: Pen, box: Box) => void): LegendEntry => ({
    name,
    sampleWidth: 14,
    draw: (pen, x, middle) => draw(pen, { x, y: middle - 6, width: 14, height: 12 }),
  });
  return [
    ...best.map(({ index, name, cells }) =>
      swatch(`${name}, ${counted(cells, "size")}`, (pen, box) => drawBest(pen, box, index, false)),
    ),
    ...(hasTies
      ? [swatch("pale: others are as good", (pen, box) => pen.rect(box, { fill: pale(PAPER.inkSoft) }))]
      : []),
    ...(hasRefused ? [refusedEntry("none is possible")] : []),
  ];
}

function refusedEntry(name: string): LegendEntry {
  const hatching = { hatch: "lines", color: PAPER.inkSoft } as const;
  return {
    name,
    sampleWidth: 14,
    draw: (pen, x, middle) => pen.rect({ x, y: middle - 6, width: 14, height: 12 }, { hatching }),
  };
}

const RAMP_PX = { width: 200, height: 9, perLine: 28 };

/** The shades from the least value to the largest with round numbers under them, and what hatching means. */
function rampBlock({ maps, metric }: Maps, scale: HeatScale, room: number): Block {
  const hasRefused = maps.some(({ cells }) => cells.some(({ kind }) => kind === "refused"));
  const notes = legendBlock(hasRefused ? [refusedEntry("not possible")] : [], room);
  const width = Math.min(RAMP_PX.width, room - textWidth("Higher is better") - 20);
  return {
    height: RAMP_PX.perLine + notes.height,
    draw(pen, x, y) {
      SHADES.forEach(({ fill }, step) => {
        const stepWidth = width / HEAT_STEPS;
        pen.rect({ x: x + step * stepWidth, y, width: stepWidth, height: RAMP_PX.height }, { fill });
      });
      for (const { at, text } of spaced(scale, width))
        pen.text(x + at * width, y + RAMP_PX.height + 11, text, writing(anchorAt(at)));
      const better = metric.better === "higher" ? "higher is better" : "lower is better";
      pen.text(x + width + 12, y + RAMP_PX.height, better, writing("start"));
      notes.draw(pen, x, y + RAMP_PX.perLine);
    },
  };
}

/** Numbers at the ends stay within the ramp. */
function anchorAt(at: number): "start" | "middle" | "end" {
  return at < 0.04 ? "start" : at > 0.96 ? "end" : "middle";
}

/** Those numbers that do not run into each other. */
function spaced({ ticks }: HeatScale, width: number): HeatScale["ticks"] {
  const kept: HeatScale["ticks"][number][] = [];
  for (const tick of ticks) {
    const last = kept.at(-1);
    const least = last === undefined ? 0 : textWidth(last.text) / 2 + textWidth(tick.text) + 6;
    if (last === undefined || (tick.at - last.at) * width >= least) kept.push(tick);
  }
  return kept;
}
