import { isRefusal, type Refusal } from "../../base/refusal";
import { MAX_FILE_LENGTH } from "../../model/limits";
import type { Network } from "../../model/network";
import type { Sample } from "../../model/samples";
import { noticed } from "../../state/notices";
import { openings } from "../../state/opening";
import type { Opened } from "../../state/openText";
import { orderAdded } from "../../state/orderEdits";
import { networkChosen, problemEdited } from "../../state/problemEdits";

/** A character of UTF-8 takes at most three bytes of each unit that a text counts in, and a mark may stand before the first. */
const MAX_BYTES = 3 * MAX_FILE_LENGTH + 3;
/** Files of more bytes are read in a thread of their own. */
const LARGE_BYTES = 200_000;

/** Opens a file as one step of undo, or says why not; then nothing has changed. */
export async function openFile(file: File): Promise<void> {
  if (file.size > MAX_BYTES) {
    noticed({ tone: "problem", text: `${file.name} is too large to be a network, an order or a problem.` });
    return;
  }
  try {
    await openNamed(file.name, file);
  } catch {
    noticed({ tone: "problem", text: `${file.name} could not be read from the disk.` });
  }
}

/** Opens a measured profile that comes with the app. */
export async function openSample(sample: Sample): Promise<void> {
  try {
    const response = await fetch(new URL(sample.file, document.baseURI));
    if (!response.ok) throw new Error(response.statusText);
    await openNamed(sample.file, await response.blob(), sample);
  } catch {
    noticed({ tone: "problem", text: `${sample.name} could not be loaded; is the network there?` });
  }
}

async function openNamed(fileName: string, file: Blob, sample?: Sample): Promise<void> {
  const opened = await readOpened(fileName, file);
  if (opened === undefined) {
    noticed({ tone: "done", text: `${fileName} was not opened: reading it was stopped.` });
    return;
  }
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

/** What a file holds, or why it is not opened; undefined if reading it was stopped, by the user or by the next file. */
async function readOpened(fileName: string, file: Blob): Promise<Opened | Refusal | undefined> {
  openings.getState().current?.stop();
  if (file.size > LARGE_BYTES) {
    const { openInThread } = await import("../../state/openInThread");
    return openInThread(fileName, file);
  }
  const { openText } = await import("../../state/openText");
  return openText(fileName, await file.text());
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
