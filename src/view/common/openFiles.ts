import type { Sample } from "../../model/samples";
import { noticed } from "../../state/notices";

/** Endings of the files that can be opened; what opens and reads them is loaded with the first file. */
export const OPENED_EXTENSIONS = [".json", ".csv", ".tsv", ".txt"] as const;

/** Lets the user pick a file and opens it. */
export function openFileDialog(): void {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = OPENED_EXTENSIONS.join(",");
  input.onchange = () => {
    const [file] = input.files ?? [];
    if (file !== undefined) void openFile(file);
  };
  input.click();
}

/** Opens a file as one step of undo, or says why not; then nothing has changed. */
export async function openFile(file: File): Promise<void> {
  const opener = await loadOpener();
  await opener?.openFile(file);
}

/** Opens a measured profile that comes with the app. */
export async function openSample(sample: Sample): Promise<void> {
  const opener = await loadOpener();
  await opener?.openSample(sample);
}

/** What opens files; undefined, and said, if it cannot be loaded. */
async function loadOpener() {
  try {
    return await import("./openFile");
  } catch {
    noticed({ tone: "problem", text: "What opens files could not be loaded; is the network there?" });
    return undefined;
  }
}
