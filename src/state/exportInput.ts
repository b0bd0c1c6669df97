import type { ScheduledResult } from "../analysis/scheduledResult";
import type { Scene } from "../scene/scene";
import type { Viewport } from "../scene/viewport";
import type { Chart, Document } from "./document";

/** What is on the screen, for exporters: filled in by the charts, asked for by the export menu. */
export interface ExportInput {
  readonly document: Document;
  /** The charts that have a result, top to bottom. */
  readonly charts: readonly ExportChart[];
  /** The visible part of the time axis; the whole one is made of this, too. */
  readonly viewport: Viewport;
  readonly patterns: boolean;
  readonly cursor: number | undefined;
}

/** One chart with its picture. */
export interface ExportChart {
  readonly chart: Chart;
  /** The family's name, with what tells it from another chart of the same family. */
  readonly title: string;
  /** What stands after the title in lighter ink: citation, period, speedup. */
  readonly facts?: readonly string[];
  readonly result: ScheduledResult;
  readonly scene: Scene;
}
