import { sweepExporters } from "../../export/sweeps";
import { sweepTable } from "../../export/sweeps/sweepCsv";
import { noticed } from "../../state/notices";
import { problemInWords } from "../../state/problemInWords";
import type { Sweep } from "../../state/sweeps";
import { copyTable } from "../common/copyTable";
import { download, fileNameOf } from "../common/download";
import type { SweepPicture } from "./figure/sweepPicture";
import { SWEEP_COLUMNS } from "./sweepColumns";

/** Hands the user a sweep as a file; says so if it cannot be made. */
export async function saveSweep(
  format: string,
  { spec, points }: Sweep,
  pictured: () => Promise<SweepPicture>,
  widthPx: number,
): Promise<void> {
  const exporter = sweepExporters.get(format);
  const { problem } = spec;
  try {
    // How links are coded is loaded with the first.
    const [{ currentAddress }, picture] = await Promise.all([import("../../state/link"), pictured()]);
    const file = await exporter.write({
      problem,
      problemInWords: problemInWords(problem),
      points,
      metrics: SWEEP_COLUMNS,
      drawing: picture.draw(problem, widthPx),
      link: currentAddress(),
    });
    download(
      fileNameOf(`${problem.network.name} ${picture.name}`, exporter.extension),
      exporter.mediaType,
      file,
    );
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    noticed({ tone: "problem", text: `The ${exporter.name} could not be made: ${reason}` });
  }
}

/** Copies the points of a sweep for a spreadsheet. */
export function copySweep({ points }: Sweep): Promise<void> {
  return copyTable(sweepTable({ points, metrics: SWEEP_COLUMNS }));
}
