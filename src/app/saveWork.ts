import { set } from "idb-keyval";
import { packWork, type Work } from "../state/work";
import { KEY } from "./savedWork";

/** Keeps the work in this browser. Without storage (a private window) it is in the link alone. */
export async function saveWork(work: Work): Promise<void> {
  try {
    await set(KEY, packWork(work));
  } catch {
    // The link still has it.
  }
}
