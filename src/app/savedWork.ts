import { get, set } from "idb-keyval";
import { isRefusal, type Refusal } from "../base/refusal";
import { packWork, unpackWork, type Work } from "../state/work";

const KEY = "work";

/** The work of the last visit; undefined if there is none, or no storage; a refusal if it cannot be read. */
export async function readSavedWork(): Promise<Work | Refusal | undefined> {
  try {
    const saved = await get(KEY);
    return saved === undefined ? undefined : unpackWork(saved);
  } catch {
    return undefined;
  }
}

/** Keeps the work in this browser. Without storage (a private window) it is in the link alone. */
export async function saveWork(work: Work): Promise<void> {
  try {
    await set(KEY, packWork(work));
  } catch {
    // The link still has it.
  }
}

/** True if saved work can be opened. */
export function isWork(found: Work | Refusal | undefined): found is Work {
  return found !== undefined && !isRefusal(found);
}
