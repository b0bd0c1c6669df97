import { get, set } from "idb-keyval";

/** Opens the page as at the first visit. What there was is kept aside in storage and in the browser's history. */
export async function startFresh(): Promise<void> {
  try {
    await set("work-before-crash", await get("work"));
    await set("work", undefined);
  } catch {
    // Without storage there is nothing to put aside.
  }
  history.pushState(null, "", location.pathname + location.search);
  location.reload();
}
