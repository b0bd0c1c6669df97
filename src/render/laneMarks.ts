import type { Boxes } from "../scene/melted";
import type { Lanes, Scene } from "../scene/scene";
import { taskLabel } from "../scene/taskLabel";
import { firstAbove, gallopAbove } from "../scene/visibleRange";
import { laneBox } from "./laneBox";
import { lineStyle, px } from "./markPlaces";
import { BASELINE, type Box, LETTER_WIDTH, type Pen } from "./pen";
import { bandOf, type RenderSpec } from "./renderSpec";

/** Boxes with less paper than this between them are drawn as one. */
const LEAST_GAP_PX = 0.75;
/** The same while the picture moves. */
const MOVING_GAP_PX = 2;
/** A box is never narrower. */
const LEAST_WIDTH_PX = 0.5;
/** Narrowest and lowest box with an outline. */
const EDGE_FROM_PX = { width: 4, height: 4 };
/** Narrowest and lowest box with a label, and the room beside a label. */
const LABEL_FROM_PX = { width: 14, height: 7 };
const LABEL_INSET_PX = 2;
/** Paper under a lane, if there is room. */
const MARGIN_PX = 1;

/** What is drawn of a row's lane; reused from row to row. */
interface Drawn {
  readonly plain: Box[];
  readonly outlined: Box[];
  readonly labelled: { readonly box: Box; readonly task: number }[];
}

/** Draws the boxes of every row's lane. Where they are denser than pixels, neighbours melt into one. */
export function drawLanes(pen: Pen, scene: Scene, spec: RenderSpec, lanes: Lanes): void {
  const { theme } = spec;
  const lane = laneBox(spec, scene, "lanes");
  const levelHeight = (lane.height - (lane.height < 4 ? 0 : MARGIN_PX)) / lanes.levels;
  const height = Math.max(0.5, levelHeight - (levelHeight > 4 ? 1 : 0));
  const rows = (lanes.offset.length - 1) / lanes.levels;
  const fill = theme.bands[lanes.ink];
  const boxes = boxesFor(spec, lanes);
  const { from, past } = bandOf(spec, rows);
  for (let row = from; row < past; row++) {
    const drawn: Drawn = { plain: [], outlined: [], labelled: [] };
    for (let level = 0; level < lanes.levels; level++) {
      const y = row * spec.rowHeightPx + lane.top + level * levelHeight;
      collectLevel(drawn, spec, boxes, row * lanes.levels + level, { y, height });
    }
    if (drawn.plain.length > 0) pen.boxes(drawn.plain, { fill });
    if (drawn.outlined.length > 0)
      pen.boxes(drawn.outlined, { fill, edge: lineStyle(theme, "transfer").color });
    for (const { box, task } of drawn.labelled) drawLabel(pen, scene, spec, box, task);
  }
}

/** The boxes, those made one that would be drawn as one. */
function boxesFor({ viewport, widthPx, moving = false }: RenderSpec, lanes: Lanes): Boxes {
  const gap = ((viewport.to - viewport.from) / widthPx) * (moving ? MOVING_GAP_PX : LEAST_GAP_PX);
  return lanes.melted.findLast((level) => level.gap <= gap) ?? lanes;
}

function collectLevel(
  drawn: Drawn,
  spec: RenderSpec,
  { x0, x1, offset, task }: Boxes,
  group: number,
  { y, height }: Pick<Box, "y" | "height">,
): void {
  const { viewport, widthPx } = spec;
  const past = offset[group + 1];
  const gap = (LEAST_GAP_PX * (viewport.to - viewport.from)) / widthPx;
  const isTiny = (at: number) => task[at] === -1 || x1[at] - x0[at] < 2 * gap;
  for (let i = firstAbove(x1, viewport.from, offset[group], past); i < past && x0[i] < viewport.to; ) {
    let last = i;
    while (isTiny(last) && last + 1 < past && isTiny(last + 1) && x0[last + 1] - x1[last] < gap)
      last = gallopAbove(x1, x1[last + 1] + gap / 2, last + 1, past) - 1; // so near that they are in the box, too
    const left = Math.max(0, px(spec, x0[i]));
    const right = Math.min(widthPx, Math.max(px(spec, x1[last]), px(spec, x0[i]) + LEAST_WIDTH_PX));
    const box = { x: left, y, width: right - left, height };
    const isOutlined = box.width >= EDGE_FROM_PX.width && height >= EDGE_FROM_PX.height;
    if (box.width > 0) (isOutlined ? drawn.outlined : drawn.plain).push(box);
    const hasRoom = box.width >= LABEL_FROM_PX.width && height >= LABEL_FROM_PX.height;
    if (hasRoom && last === i && task[i] !== -1) drawn.labelled.push({ box, task: task[i] });
    i = last + 1;
  }
}

function drawLabel(pen: Pen, scene: Scene, spec: RenderSpec, box: Box, task: number): void {
  const { theme } = spec;
  const text = taskLabel(scene.tasks, task);
  const size = Math.min(theme.labelPx - 2, box.height * 0.9);
  if (text.length * size * LETTER_WIDTH + 2 * LABEL_INSET_PX > box.width) return;
  const y = box.y + box.height / 2 + size * BASELINE;
  pen.text(box.x + box.width / 2, y, text, { size, color: theme.ink, align: "middle" });
}
