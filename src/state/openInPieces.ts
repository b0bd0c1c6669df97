import { isRefusal, type Refusal } from "../base/refusal";
import type { Layer } from "../model/layer";
import { type Opened, openText } from "./openText";

/** What the thread that reads a file is told. */
export interface OpeningRequest {
  readonly fileName: string;
  readonly file: Blob;
}

/** What it answers: layers any number of times, first to last, and then what they belong to, or why there is nothing. */
export type OpeningResponse =
  | { readonly kind: "layers"; readonly layers: readonly Layer[] }
  /** The layers of its network have come before. */
  | { readonly kind: "opened"; readonly opened: Opened }
  | { readonly kind: "refused"; readonly refusal: Refusal }
  | { readonly kind: "failed"; readonly message: string };

/** Layers of one message: the page unpacks them in a few milliseconds. */
const PIECE = 2000;

/** Opens a text and says it in messages that are all small, so that whoever unpacks them is never held up. */
export function openInPieces(
  fileName: string,
  text: string,
  post: (response: OpeningResponse) => void,
): void {
  const opened = openText(fileName, text);
  if (isRefusal(opened)) {
    post({ kind: "refused", refusal: opened });
    return;
  }
  const layers = layersOf(opened);
  for (let at = 0; at < layers.length; at += PIECE)
    post({ kind: "layers", layers: layers.slice(at, at + PIECE) });
  post({ kind: "opened", opened: withLayers(opened, []) });
}

/** What was opened, with these layers in its network. */
export function withLayers(opened: Opened, layers: readonly Layer[]): Opened {
  if (opened.kind === "order") return opened;
  if (opened.kind === "network") return { ...opened, network: { ...opened.network, layers } };
  const { problem } = opened;
  return { ...opened, problem: { ...problem, network: { ...problem.network, layers } } };
}

function layersOf(opened: Opened): readonly Layer[] {
  if (opened.kind === "order") return [];
  return opened.kind === "network" ? opened.network.layers : opened.problem.network.layers;
}
