import { useState } from "react";
import type { ExportInput as Shown } from "../../../state/exportInput";
import { noticed } from "../../../state/notices";
import { download, fileNameOf } from "../../common/download";
import { type ExportChoice, exporterOf, fileOrder } from "./exportChoice";
import type { FileWriter } from "./fileWriter";

/** Files that take less are not talked about. */
const LONG_MS = 250;

/** A file that is being written. */
export interface Writing {
  /** Of the format. */
  readonly name: string;
  /** 0 to 1, where it is known. */
  readonly share?: number;
  /** It has been under way for long enough to be told. */
  readonly isLong: boolean;
}

/** Writes one file at a time for the user. */
export function useWriting(writer: FileWriter, shown: Shown) {
  const [writing, setWriting] = useState<Writing>();
  const change = (part: Partial<Writing>) => setWriting((last) => last && { ...last, ...part });

  const write = async (choice: ExportChoice): Promise<Blob | undefined> => {
    setWriting({ name: exporterOf(choice).name, isLong: false });
    const timer = setTimeout(() => change({ isLong: true }), LONG_MS);
    try {
      return await writer.write(fileOrder(shown, choice), (done, total) => change({ share: done / total }));
    } finally {
      clearTimeout(timer);
      setWriting(undefined);
    }
  };

  const save = async (choice: ExportChoice) => {
    if (writing !== undefined) return;
    const { name, mediaType, extension } = exporterOf(choice);
    try {
      const file = await write(choice);
      if (file !== undefined) download(fileNameOf(shownName(shown), extension), mediaType, file);
    } catch (error) {
      noticed({ tone: "problem", text: `The ${name} could not be made: ${messageOf(error)}` });
    }
  };

  const copy = async (choice: ExportChoice) => {
    if (writing !== undefined) return;
    const { name } = exporterOf(choice);
    const file = write(choice);
    try {
      await navigator.clipboard.write([new ClipboardItem({ [PLAIN]: file.then(asPlainText) })]);
      noticed({ tone: "done", text: `The ${name} is copied.` });
    } catch (error) {
      if ((await file.catch(() => error)) === undefined) return;
      noticed({ tone: "problem", text: `The ${name} could not be copied: ${messageOf(error)}` });
    }
  };

  return { writing, save, copy, stop: () => writer.stop() };
}

const PLAIN = "text/plain";

/** A file that was stopped is none, and nothing is copied. */
function asPlainText(file: Blob | undefined): Blob {
  if (file === undefined) throw new Error("This was stopped.");
  return file.slice(0, file.size, PLAIN);
}

function shownName({ document, charts }: Shown): string {
  return `${document.problem.network.name} ${charts.map(({ chart }) => chart.family).join(" ")}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
