import type { Network } from "../model/network";
import { answer } from "./answer";
import { packResult } from "./packedResult";
import type { Message, PackedResponse, Request, Response, SentRequest } from "./protocol";
import { transferables } from "./transferables";

/** The last network that came: a request without one means this. */
let network: Network | undefined;

self.onmessage = ({ data }: MessageEvent<SentRequest>) => {
  network = data.problem.network ?? network;
  if (network !== undefined) answer(complete(data, network), post);
};

function complete(sent: SentRequest, held: Network): Request {
  return { ...sent, problem: { ...sent.problem, network: held } };
}

function post(response: Response): void {
  const message = packed(response);
  const transfer = transferables(message);
  if (transfer.length > 0) send({ kind: "announced", job: response.job }, []);
  send(message, transfer);
}

function packed(response: Response): Response | PackedResponse {
  if (response.kind !== "scheduled") return response;
  return { ...response, kind: "packed", result: packResult(response.result) };
}

function send(message: Message, transfer: Transferable[]): void {
  self.postMessage(message, { transfer });
}
