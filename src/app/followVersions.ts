import { noticed } from "../state/notices";
import { offlineChanged } from "../state/offline";

/**
 * Has the built page kept for use without a network, and hears when it is or when another version has taken over. The
 * page is never reloaded by itself. Where the browser forbids it, everything works as long as there is a network.
 */
export async function followVersions(): Promise<void> {
  const { serviceWorker } = navigator;
  const entry = document.querySelector<HTMLScriptElement>("script[type=module][src]")?.src;
  if (serviceWorker === undefined || entry === undefined) return;
  let isReplaced = false;
  serviceWorker.addEventListener("controllerchange", () => {
    isReplaced = true;
    serviceWorker.controller?.postMessage("opened");
  });
  serviceWorker.addEventListener("message", ({ data, ports }: MessageEvent<string>) => {
    ports[0]?.postMessage(entry);
    if (data === entry) offlineChanged("ready");
    else if (isReplaced) tellOfNewer();
  });
  serviceWorker.startMessages();
  try {
    const registration = await serviceWorker.register(new URL("offline.js", document.baseURI));
    lookForNewer(registration);
    const { active } = await serviceWorker.ready;
    active?.postMessage("opened");
  } catch {
    // The host or the browser does not let pages be kept.
  }
}

function tellOfNewer(): void {
  offlineChanged("newer");
  noticed({ tone: "done", text: "A newer version is ready; reload to use it." });
}

/** A page may stay open for days: whoever comes back to it has the host asked again. */
function lookForNewer(registration: ServiceWorkerRegistration): void {
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") registration.update().catch(() => undefined);
  });
}
