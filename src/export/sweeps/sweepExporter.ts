import type { SweepPoint } from "../../analysis/sweepPoint";
import type { Problem } from "../../model/problem";
import type { Drawing } from "../../render/figure/drawing";

/** One format that sweeps can be written in. One file each, one line in index.ts. */
export type SweepExporter = SweepTextExporter | SweepPictureExporter;

interface SweepExporterBase {
  readonly id: string;
  readonly name: string;
  /** Without dot. */
  readonly extension: string;
  readonly mediaType: string;
  /** True if it is the picture, which has a width; else it is all points. */
  readonly isPicture: boolean;
}

/** A format that is text: the same bytes for the same input. */
export interface SweepTextExporter extends SweepExporterBase {
  readonly kind: "text";
  write(input: SweepExportInput): string;
}

/** A format that needs a canvas outside the document. */
export interface SweepPictureExporter extends SweepExporterBase {
  readonly kind: "picture";
  write(input: SweepExportInput): Promise<Uint8Array<ArrayBuffer>>;
}

/** What is written. */
export interface SweepExportInput {
  /** Its own size is that of no point in particular. */
  readonly problem: Problem;
  /** The same in one line. */
  readonly problemInWords: string;
  /** As they are written, in any order. */
  readonly points: readonly SweepPoint[];
  /** What stands in the points, in the order of columns. */
  readonly metrics: readonly SweepColumn[];
  /** The picture as it is shown, for paper. */
  readonly drawing: Drawing;
  /** The link that restores the screen; goes into the file. */
  readonly link?: string;
}

/** A number of the points and what it means. */
export interface SweepColumn {
  readonly id: Exclude<keyof SweepPoint, "choice" | "refusal">;
  readonly name: string;
  readonly unit: string;
  readonly better?: "lower" | "higher";
  readonly definition: string;
  readonly formula?: string;
}
