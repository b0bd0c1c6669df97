import { exporters } from "../../../export";
import type { Exporter, ExportInput } from "../../../export/exporter";
import type { ThemeId } from "../../../render/theme";
import type { ExportInput as Shown } from "../../../state/exportInput";
import { currentAddress } from "../../common/copyLink";

/** What the user chose in the export dialog. */
export interface ExportChoice {
  readonly format: string;
  /** For formats that hold one schedule: its chart's id. */
  readonly chart: string;
  readonly part: "visible" | "all";
  readonly theme: ThemeId;
  readonly patterns: boolean;
  readonly widthPx: number;
  /** Device pixels for each CSS pixel, in pictures of pixels. */
  readonly scale: number;
}

/** More tasks than this make files that are not shown before they are saved. */
const MAX_PREVIEWED_TASKS = 20_000;
/** How much of a text is shown. */
const MAX_PREVIEWED_LETTERS = 6000;

/** The dialog opens with the picture on the screen, for print. */
export function startingChoice(shown: Shown): ExportChoice {
  return {
    format: exporters.all[0].id,
    chart: shown.charts[0].chart.id,
    part: "visible",
    theme: "print",
    patterns: shown.patterns,
    widthPx: 1000,
    scale: 2,
  };
}

/** The chosen format. */
export function exporterOf(choice: ExportChoice): Exporter {
  return exporters.get(choice.format);
}

/** Whether a format is a picture, and so has a size, a theme and a visible part. */
export function isPicture({ kind, id }: Exporter): boolean {
  return kind === "picture" || id === "svg" || id === "pdf" || id === "tikz";
}

/** What the exporter gets. */
export function exportInput(shown: Shown, choice: ExportChoice): ExportInput {
  const { manyCharts } = exporterOf(choice);
  const charts = manyCharts ? shown.charts : shown.charts.filter(({ chart }) => chart.id === choice.chart);
  const { theme, patterns, widthPx, scale } = choice;
  return {
    problem: shown.document.problem,
    charts: charts.map(({ chart, title, facts, result, scene }) => ({
      family: chart.family,
      title,
      facts: facts ?? [],
      result,
      scene,
    })),
    figure: {
      ...(choice.part === "visible" && { viewport: shown.viewport }),
      ...(shown.cursor !== undefined && { cursor: shown.cursor }),
      theme,
      patterns,
      widthPx,
      scale,
    },
    link: currentAddress(),
  };
}

/** What is shown before the file is saved: a picture's SVG, a text's beginning, or a sentence. */
export type Preview =
  | { readonly kind: "picture"; readonly svg: string }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "none"; readonly reason: string };

/** Makes the preview. A picture of pixels is shown as the vectors it is made of. */
export function previewOf(shown: Shown, choice: ExportChoice): Preview {
  const exporter = exporterOf(choice);
  const input = exportInput(shown, choice);
  const tasks = input.charts.reduce((sum, { result }) => sum + result.columns.task.length, 0);
  if (isPicture(exporter)) {
    const svg = exporters.get("svg");
    return svg.kind === "text"
      ? { kind: "picture", svg: svg.write(input) }
      : { kind: "none", reason: "There is no preview of this format." };
  }
  if (tasks > MAX_PREVIEWED_TASKS || exporter.kind !== "text")
    return { kind: "none", reason: `The file will hold ${tasks.toLocaleString("en")} tasks.` };
  const text = exporter.write(input);
  return { kind: "text", text: text.slice(0, MAX_PREVIEWED_LETTERS) };
}
