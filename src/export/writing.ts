import type { ExportChart, ExportInput } from "./exporter";

/** What the thread that writes files is told first: what all files that are asked for later are of. */
export interface WritingStart {
  readonly kind: "start";
  readonly problem: ExportInput["problem"];
  readonly charts: readonly ExportChart[];
  /** Faces for pictures of pixels: a thread has none of the page's. */
  readonly fonts: readonly FontSource[];
}

/** One face of a font, as style sheets have it. */
export interface FontSource {
  readonly family: string;
  /** Absolute addresses. */
  readonly source: string;
  readonly descriptors: FontFaceDescriptors;
}

/** One file, please. */
export interface WritingRequest extends Omit<ExportInput, "problem" | "charts"> {
  readonly kind: "write";
  readonly job: number;
  /** Id of the exporter. */
  readonly format: string;
  /** Indices into the charts of the start. */
  readonly charts: readonly number[];
}

/** What the thread answers: progress any number of times, then the file, or why there is none. */
export type WritingResponse =
  | { readonly kind: "progress"; readonly job: number; readonly done: number; readonly total: number }
  | { readonly kind: "written"; readonly job: number; readonly file: Blob }
  | { readonly kind: "failed"; readonly job: number; readonly message: string };
