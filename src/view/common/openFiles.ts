import { isRefusal } from "../../base/refusal";
import { MAX_FILE_LENGTH } from "../../model/limits";
import type { Network } from "../../model/network";
import type { Sample } from "../../model/samples";
import { noticed } from "../../state/notices";
import type { Opened } from "../../state/openText";
import { orderAdded } from "../../state/orderEdits";
import { networkChosen, problemEdited } from "../../state/problemEdits";

/** Endings of the files that can be opened; the readers themselves are loaded with the first file. */
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
  if (file.size > 4 * MAX_FILE_LENGTH) {
    noticed({ tone: "problem", text: `${file.name} is too large to be a network, an order or a problem.` });
    return;
  }
  try {
    await openNamed(file.name, await file.text());
  } catch {
    noticed({ tone: "problem", text: `${file.name} could not be read from the disk.` });
  }
}

/** Opens a measured profile that comes with the app. */
export async function openSample(sample: Sample): Promise<void> {
  try {
    const response = await fetch(new URL(sample.file, document.baseURI));
    if (!response.ok) throw new Error(response.statusText);
    await openNamed(sample.file, await response.text(), sample);
  } catch {
    noticed({ tone: "problem", text: `${sample.name} could not be loaded; is the network there?` });
  }
}

async function openNamed(fileName: string, text: string, sample?: Sample): Promise<void> {
  const { openText } = await import("../../state/openText");
  const opened = openText(fileName, text);
  if (isRefusal(opened)) {
    noticed({ tone: "problem", text: `${fileName} was not opened. ${opened.reason}` });
    return;
  }
  if (opened.kind === "order") {
    orderAdded({ text: opened.text, name: fileName.replace(/\.[a-z]+$/i, "") });
    return;
  }
  if (opened.kind === "problem") problemEdited(() => opened.problem);
  else networkChosen(sample === undefined ? opened.network : named(opened.network, sample));
  noticed({
    tone: "done",
    text: describe(opened, sample?.name ?? fileName),
    details: detailsOf(opened, sample),
  });
}

function named(network: Network, sample: Sample): Network {
  return { ...network, name: sample.name };
}

/** What is open besides orders, which show themselves. */
type Told = Exclude<Opened, { readonly kind: "order" }>;

function describe(opened: Told, name: string): string {
  const { layers } = opened.kind === "problem" ? opened.problem.network : opened.network;
  return `${name} is open: ${layers.length === 1 ? "1 layer" : `${layers.length} layers`}.`;
}

function detailsOf(opened: Told, sample: Sample | undefined): readonly string[] {
  const notes = opened.kind === "network" ? (opened.network.notes ?? []) : [];
  return sample?.caution === undefined ? notes : [sample.caution, ...notes];
}
