import type { Refusal } from "../base/refusal";
import type { Layer } from "../model/layer";
import type { OpeningRequest, OpeningResponse } from "./openInPieces";
import { withLayers } from "./openInPieces";
import { type Opening, openingEnded, openingStarted } from "./opening";
import type { Opened } from "./openText";

/** The part of a Worker that is used; tests bring their own. */
type OpenerPort = Pick<Worker, "onmessage" | "onmessageerror" | "onerror" | "postMessage" | "terminate">;

/**
 * Opens a file in a thread of its own, which takes nobody's turn and is ended with its job. Undefined if it was stopped;
 * rejects if the file cannot be read.
 */
export function openInThread(
  fileName: string,
  file: Blob,
  spawn: () => OpenerPort = spawnOpener,
): Promise<Opened | Refusal | undefined> {
  return new Promise((resolve, reject) => {
    const worker = spawn();
    const layers: Layer[] = [];
    const opening: Opening = { fileName, stop: () => end(() => resolve(undefined)) };
    const end = (settle: () => void) => {
      worker.terminate();
      openingEnded(opening);
      settle();
    };
    worker.onmessage = ({ data }: MessageEvent<OpeningResponse>) => {
      if (data.kind === "layers") for (const layer of data.layers) layers.push(layer);
      else if (data.kind === "opened") end(() => resolve(withLayers(data.opened, layers)));
      else if (data.kind === "refused") end(() => resolve(data.refusal));
      else end(() => reject(new Error(data.message)));
    };
    worker.onmessageerror = () => end(() => reject(new Error("The thread's answer could not be read.")));
    worker.onerror = (event) => {
      event.preventDefault();
      end(() => reject(new Error(event.message || "The thread could not be started.")));
    };
    openingStarted(opening);
    worker.postMessage({ fileName, file } satisfies OpeningRequest);
  });
}

function spawnOpener(): OpenerPort {
  return new Worker(new URL("./opener.ts", import.meta.url), { type: "module" });
}
