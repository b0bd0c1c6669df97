import { useEffect, useState } from "react";
import type { ExportInput as Shown } from "../../../state/exportInput";
import { writtenOf } from "./exportChoice";
import { FileWriter } from "./fileWriter";

/** Writes files of what is shown for as long as a component lives. */
export function useFileWriter(shown: Shown): FileWriter {
  const [writer] = useState(() => new FileWriter(writtenOf(shown)));
  useEffect(() => () => writer.stop(), [writer]);
  return writer;
}
