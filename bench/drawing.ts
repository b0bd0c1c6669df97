import type { ScheduledResult } from "../src/analysis/scheduledResult";
import { drawScene } from "../src/render/canvas";
import type { DrawContext, Scratch } from "../src/render/drawContext";
import { GUTTER_PX, type RenderSpec } from "../src/render/renderSpec";
import { THEMES } from "../src/render/theme";
import { coverRow, makeCoverage } from "../src/scene/coverage";
import { buildScene, defaultOverlays } from "../src/scene/gantt";
import { overlays } from "../src/scene/overlays";
import type { Scene } from "../src/scene/scene";
import { fitAll, type Viewport } from "../src/scene/viewport";
import { leastMs, quantile } from "./timing";
import type { Figure, Topic } from "./topic";
import { oneChart, resultOf } from "./works";
import { GESTURES, windowsOf } from "./zoom";

const PROCESSORS = 64;
const WIDTH_PX = 1600;
const ROW_PX = 14;
/** Frames after which the code that draws is compiled. */
const WARM_FRAMES = 40;

/** What the page's main thread does to show many tasks, without the canvas itself. */
export const drawing: Topic = {
  id: "drawing",
  title: `Scene and frame in Node: ${PROCESSORS} rows, ${WIDTH_PX} pixels wide, on a canvas that does nothing`,
  *measure({ quick }) {
    yield* measureSize("1 M tasks", 1e6, 5);
    if (!quick) yield* measureSize("10 M tasks", 1e7, 8);
  },
};

function* measureSize(size: string, tasks: number, budget: number): Iterable<Figure> {
  const result = resultOf(oneChart(PROCESSORS, Math.floor(tasks / (2 * PROCESSORS))));
  const scene = buildScene({ result, overlays: defaultOverlays() });
  const everything = fitAll(scene.extent.ticks);
  yield* sceneFigures(size, result);
  yield { name: `${size}: coverage of all rows, everything shown`, value: coverAll(scene), unit: "ms" };
  for (let warm = 0; warm < WARM_FRAMES; warm++) drawFrame(scene, everything, warm % 2 === 0);
  for (const { id } of overlays.all) {
    const one = buildScene({ result, overlays: [id] });
    yield { name: `${size}: frame of everything, "${id}" on`, value: frameMs(one, everything), unit: "ms" };
  }
  const firstMove = leastMs(() => drawFrame({ ...scene, tasks: { ...scene.tasks } }, everything, true), {
    runs: 5,
  });
  yield { name: `${size}: first frame of a movement`, value: firstMove, unit: "ms" };
  for (const gesture of GESTURES) {
    const windows = windowsOf(gesture, scene.extent.ticks);
    const moving = windows.map((window) => frameMs(scene, window, true));
    const settled = windows.map((window) => frameMs(scene, window));
    yield { name: `${size}: ${gesture}, moving frame, median`, value: quantile(moving, 0.5), unit: "ms" };
    yield {
      name: `${size}: ${gesture}, moving frame, p95`,
      value: quantile(moving, 0.95),
      unit: "ms",
      budget,
    };
    yield { name: `${size}: ${gesture}, settled frame, p95`, value: quantile(settled, 0.95), unit: "ms" };
  }
}

/** What a new result costs before its first frame. A copy of a result has no marks kept with it yet. */
function* sceneFigures(size: string, result: ScheduledResult): Iterable<Figure> {
  const first = (ids: readonly string[]) =>
    leastMs(() => buildScene({ result: { ...result }, overlays: ids }), { runs: 5 });
  const bare = first([]);
  yield { name: `${size}: first scene, without overlays`, value: bare, unit: "ms" };
  for (const { id } of overlays.all) {
    const value = Math.max(0, first([id]) - bare);
    yield { name: `${size}: first marks of overlay "${id}"`, value, unit: "ms" };
  }
  const again = leastMs(() => buildScene({ result, overlays: defaultOverlays() }), { runs: 1000 });
  yield { name: `${size}: scene again`, value: again, unit: "ms" };
}

function coverAll(scene: Scene): number {
  const coverage = makeCoverage(WIDTH_PX);
  const window = fitAll(scene.extent.ticks);
  return leastMs(() => {
    for (let row = 0; row < scene.extent.rows; row++) coverRow(scene.tasks, row, window, WIDTH_PX, coverage);
  });
}

function frameMs(scene: Scene, viewport: Viewport, moving = false): number {
  return leastMs(() => drawFrame(scene, viewport, moving), { runs: 5, spendMs: 50 });
}

function drawFrame(scene: Scene, viewport: Viewport, moving: boolean): void {
  const spec: RenderSpec = {
    viewport,
    widthPx: WIDTH_PX,
    rowHeightPx: ROW_PX,
    theme: THEMES.light,
    patterns: false,
    selected: -1,
    gutterPx: GUTTER_PX,
    moving,
  };
  drawScene(idleContext, scene, spec, memoryScratch);
}

/** A canvas that draws nothing: what is measured is our own work, not the browser's. */
const idleContext: DrawContext = {
  save: nothing,
  restore: nothing,
  setTransform: nothing,
  translate: nothing,
  scale: nothing,
  beginPath: nothing,
  closePath: nothing,
  moveTo: nothing,
  lineTo: nothing,
  bezierCurveTo: nothing,
  arc: nothing,
  rect: nothing,
  clip: nothing,
  fill: nothing,
  stroke: nothing,
  fillRect: nothing,
  clearRect: nothing,
  fillText: nothing,
  strokeText: nothing,
  measureText: (text) => ({ width: 6 * text.length }) as TextMetrics,
  setLineDash: nothing,
  drawImage: nothing,
  createPattern: () => null,
  fillStyle: "",
  strokeStyle: "",
  lineWidth: 1,
  lineJoin: "miter",
  lineCap: "butt",
  globalAlpha: 1,
  font: "",
  textAlign: "left",
  textBaseline: "alphabetic",
  imageSmoothingEnabled: false,
};

function nothing(): void {}

const pixels = new Int32Array(WIDTH_PX * PROCESSORS * 4);
const noPicture = {} as CanvasImageSource;
const memoryScratch: Scratch = {
  lines: (width, from) => ({ from, stride: width, pixels, picture: () => noPicture }),
  tile: () => noPicture,
};
