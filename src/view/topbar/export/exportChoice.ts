import { exporters } from "../../../export";
import type { Exporter, ExportInput } from "../../../export/exporter";
import type { ThemeId } from "../../../render/theme";
import type { ExportInput as Shown } from "../../../state/exportInput";
import { currentAddress } from "../../../state/link";
import type { FileOrder, FileWriter } from "./fileWriter";

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
/** Wider pictures are shown much smaller than they are. */
const MAX_SHARP_PX = 2000;
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

/** What files of everything on the screen are made of. */
export function writtenOf(shown: Shown): Pick<ExportInput, "problem" | "charts"> {
  const charts = shown.charts.map(({ chart, title, facts, result, scene }) => ({
    family: chart.family,
    title,
    facts: facts ?? [],
    result,
    scene,
  }));
  return { problem: shown.document.problem, charts };
}

/** The file that was chosen, in another format if one is given. */
export function fileOrder(shown: Shown, choice: ExportChoice, format = choice.format): FileOrder {
  const { manyCharts } = exporterOf(choice);
  const isChosen = (index: number) => manyCharts || shown.charts[index].chart.id === choice.chart;
  const { theme, patterns, widthPx, scale } = choice;
  return {
    format,
    charts: [...shown.charts.keys()].filter(isChosen),
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

/** What is shown before the file is saved: a picture, a text's beginning, or a sentence. */
export type Preview =
  | { readonly kind: "picture"; readonly picture: Blob; readonly scale: number }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "none"; readonly reason: string };

/** Makes the preview; undefined if it was stopped. Vectors are shown as pixels: the page would stand still while it draws them. */
export async function previewOf(
  writer: FileWriter,
  shown: Shown,
  choice: ExportChoice,
): Promise<Preview | undefined> {
  const exporter = exporterOf(choice);
  if (isPicture(exporter)) {
    const scale = choice.widthPx > MAX_SHARP_PX ? 1 : 2;
    const picture = await writer.write(fileOrder(shown, { ...choice, scale }, "png"));
    return picture && { kind: "picture", picture, scale };
  }
  const order = fileOrder(shown, choice);
  const tasks = order.charts.reduce((sum, index) => sum + shown.charts[index].result.columns.task.length, 0);
  if (tasks > MAX_PREVIEWED_TASKS)
    return { kind: "none", reason: `The file will hold ${tasks.toLocaleString("en")} tasks.` };
  const file = await writer.write(order);
  return file && { kind: "text", text: (await file.text()).slice(0, MAX_PREVIEWED_LETTERS) };
}
