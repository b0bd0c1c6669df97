import { type OpeningRequest, type OpeningResponse, openInPieces } from "./openInPieces";

self.onmessage = ({ data }: MessageEvent<OpeningRequest>) => void open(data);

async function open({ fileName, file }: OpeningRequest): Promise<void> {
  try {
    openInPieces(fileName, await file.text(), post);
  } catch (error) {
    post({ kind: "failed", message: error instanceof Error ? error.message : String(error) });
  }
}

function post(response: OpeningResponse): void {
  self.postMessage(response);
}
