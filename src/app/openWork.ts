import { isRefusal, type Refusal, refuse } from "../base/refusal";
import { viewRestored } from "../state/chart";
import { documentReplaced, documentStore, stepSlippedIn } from "../state/documentStore";
import { noticed } from "../state/notices";
import type { Work } from "../state/work";
import { isWork, readSavedWork } from "./savedWork";

/** A browser that takes longer to open its storage opens the page before the work of the last visit. */
const PATIENCE_MS = 400;

let reading: Promise<void> | undefined;

/** The reading of the last visit's work while it is under way: until it ends, nothing may be saved over that work. */
export function readingOfLastVisit(): Promise<void> | undefined {
  return reading;
}

/** Opens what the address says, else the work of the last visit, else leaves what the page starts with. */
export async function openWork(): Promise<void> {
  const linked = await readAddress();
  if (isRefusal(linked)) noticed({ tone: "problem", text: linked.reason });
  if (isWork(linked)) {
    show(linked);
    return;
  }
  reading = readSavedWork().then((work) => {
    reading = undefined;
    lastVisitRead(work);
  });
  await Promise.race([reading, patience()]);
}

/** True while what the page started with has not been edited. */
export function isUntouched(): boolean {
  const { past, future } = documentStore.getState();
  return past.length === 0 && future.length === 0;
}

/** What the address says; how links are coded is loaded with the first. */
async function readAddress(): Promise<Work | Refusal | undefined> {
  if (location.hash === "") return undefined;
  try {
    const { decodeLink } = await import("../state/link");
    return decodeLink(location.hash);
  } catch {
    return refuse("The link could not be opened: a part of this page could not be loaded. Reload the page.");
  }
}

function lastVisitRead(work: Work | Refusal | undefined): void {
  if (isRefusal(work))
    noticed({ tone: "problem", text: `The work of your last visit could not be opened. ${work.reason}` });
  if (!isWork(work)) return;
  if (isUntouched()) show(work);
  else offer(work);
}

/** Leaves the edits on the page, and the work one step before them. */
function offer(work: Work): void {
  stepSlippedIn(work.document);
  noticed({
    tone: "done",
    text: "The work of your last visit could be read only now, after your first edit. Undo leads back to it.",
  });
}

function show(work: Work): void {
  documentReplaced(work.document);
  viewRestored(work.view);
}

function patience(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, PATIENCE_MS);
  });
}
