import type { PortEvents, WorkerPort } from "../worker/thread";

/** Starts a worker that schedules. */
export function spawnWorker({ onMessage, onDeath }: PortEvents): WorkerPort {
  const worker = new Worker(new URL("../worker/entry.ts", import.meta.url), { type: "module" });
  worker.onmessage = onMessage;
  worker.onmessageerror = () => onDeath("The worker's answer could not be read.");
  worker.onerror = (event) => {
    event.preventDefault();
    onDeath(event.message || "The worker could not be started.");
  };
  return worker;
}
