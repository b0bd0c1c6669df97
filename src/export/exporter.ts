import type { ScheduledResult } from "../analysis/scheduledResult";
import type { Problem } from "../model/problem";
import type { ThemeId } from "../render/theme";
import type { Scene } from "../scene/scene";
import type { Viewport } from "../scene/viewport";

/** One format that schedules can be written in. One file each, one line in index.ts. */
export type Exporter = TextExporter | PictureExporter;

interface ExporterBase {
  /** On the command line: never rename. */
  readonly id: string;
  readonly name: string;
  /** One sentence: what it is good for. */
  readonly help: string;
  /** Without dot. */
  readonly extension: string;
  readonly mediaType: string;
  /** True if every chart goes into the file; otherwise the first one alone does. */
  readonly manyCharts: boolean;
}

/** A format that is text: the same bytes for the same input, in the page and on the command line. */
export interface TextExporter extends ExporterBase {
  readonly kind: "text";
  write(input: ExportInput): string;
  /** The same text in pieces, one or more for each processor of each chart; absent: it is never very long. */
  parts?(input: ExportInput): Iterable<string>;
}

/** A format that needs a canvas outside the document, which the page and its threads have. */
export interface PictureExporter extends ExporterBase {
  readonly kind: "picture";
  write(input: ExportInput): Promise<Uint8Array<ArrayBuffer>>;
}

/** What is written. */
export interface ExportInput {
  readonly problem: Problem;
  /** Top to bottom; at least one. */
  readonly charts: readonly ExportChart[];
  /** Figures only; absent: everything, print theme, default size. */
  readonly figure?: FigureOptions;
  /** The link that restores the screen; goes into the file. */
  readonly link?: string;
}

export interface ExportChart {
  /** Id of the family. */
  readonly family: string;
  /** First line above the chart, for instance "LayerPipe"; default the family's id. */
  readonly title?: string;
  /** In lighter ink after the title: citation, period, speedup. */
  readonly facts?: readonly string[];
  readonly result: ScheduledResult;
  /** The picture on the screen; absent: built with the default overlays. */
  readonly scene?: Scene;
}

/** How a figure looks; every field has a default. */
export interface FigureOptions {
  /** Default: everything. */
  readonly viewport?: Viewport;
  /** Default print. */
  readonly theme?: ThemeId;
  readonly patterns?: boolean;
  readonly cursor?: number;
  /** Width of the whole figure in CSS pixels; default 1000. */
  readonly widthPx?: number;
  readonly rowHeightPx?: number;
  /** Device pixels per CSS pixel in raster pictures, 1 to 4; default 2. */
  readonly scale?: number;
}
