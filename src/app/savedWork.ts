import { get } from "idb-keyval";
import { isRefusal, type Refusal } from "../base/refusal";
import type { Work } from "../state/work";

/** Where storage has the work. */
export const KEY = "work";

/** The work of the last visit; undefined if there is none, or no storage; a refusal if it cannot be read. */
export async function readSavedWork(): Promise<Work | Refusal | undefined> {
  try {
    const saved = await get(KEY);
    if (saved === undefined) return undefined;
    const { unpackWork } = await import("../state/work");
    return unpackWork(saved);
  } catch {
    return undefined;
  }
}

/** True if saved work can be opened. */
export function isWork(found: Work | Refusal | undefined): found is Work {
  return found !== undefined && !isRefusal(found);
}
