import { deflateSync, Inflate, strFromU8, strToU8 } from "fflate";
import { isRefusal, type Refusal, refuse } from "../base/refusal";
import { uncapitalized } from "../base/uncapitalized";
import type { Document } from "./document";
import { LINK_DICTIONARY } from "./linkDictionary";
import { currentWork, packWork, unpackWork, type Work } from "./work";

/** What links start with; the number changes if the coding does, not if the content does. */
const PREFIX = "#v1=";
/** The longest link that is made: messengers and servers cut longer ones. */
const MAX_MADE = 32_000;
/** The longest link that is read. */
const MAX_READ = 1_000_000;
/** The most bytes a link may unfold to: a few kilobytes of zeros would else fill the memory. */
const MAX_UNFOLDED = 2_000_000;
/** How much is unfolded at a time: the limit is overrun by a thousandfold of this at most. */
const STEP = 512;
/** Networks of the user's own with more layers than this never fit. */
const MAX_OWN_LAYERS = 2000;
/** Orders of the user's own with more letters than this never fit: three of them take a byte at best. */
const MAX_OWN_ORDER = 200_000;

const dictionary = strToU8(LINK_DICTIONARY);

/** How a screen is looked at takes fewer letters than this: a document whose link is too long by more never fits. */
const VIEW_LENGTH = 4000;
/** Documents that never fit: they are looked at many times a second, and each attempt takes tens of milliseconds. */
const tooLong = new WeakSet<Document>();

/** The work as the hash of an address; undefined if it is too large for one. */
export function encodeLink(work: Work): string | undefined {
  const { charts, problem } = work.document;
  if (problem.network.id === "own" && problem.network.layers.length > MAX_OWN_LAYERS) return undefined;
  if (charts.some(({ options }) => String(options.order ?? "").length > MAX_OWN_ORDER)) return undefined;
  if (tooLong.has(work.document)) return undefined;
  const text = JSON.stringify(packWork(work));
  if (text.length > MAX_UNFOLDED) return undefined;
  const link = PREFIX + toBase64Url(deflateSync(strToU8(text), { level: 9, dictionary }));
  if (link.length > MAX_MADE + VIEW_LENGTH) tooLong.add(work.document);
  return link.length > MAX_MADE ? undefined : link;
}

/** The address that restores this screen; undefined if the work is too large for one. */
export function currentAddress(): string | undefined {
  const hash = encodeLink(currentWork());
  return hash === undefined ? undefined : location.href.replace(/#.*$/, "") + hash;
}

/** The work that a hash holds, a sentence if it is broken, undefined if it is none of ours. */
export function decodeLink(hash: string): Work | Refusal | undefined {
  if (!/^#v\d+=/.test(hash)) return undefined;
  if (!hash.startsWith(PREFIX)) return broken("it was made by a newer version of this page");
  if (hash.length > MAX_READ) return broken("it is too long");
  const bytes = fromBase64Url(hash.slice(PREFIX.length));
  if (bytes === undefined) return broken("it is cut off or has a wrong letter");
  const value = unfold(bytes);
  if (isRefusal(value)) return value;
  const work = unpackWork(value.json);
  return isRefusal(work) ? broken(uncapitalized(work.reason.replace(/\.$/, ""))) : work;
}

function broken(why: string): Refusal {
  return refuse(`The link could not be opened: ${why}.`);
}

function unfold(bytes: Uint8Array): { readonly json: unknown } | Refusal {
  const chunks: Uint8Array[] = [];
  let length = 0;
  let isComplete = false;
  const inflate = new Inflate({ dictionary }, (chunk, isFinal) => {
    length += chunk.length;
    isComplete = isFinal;
    if (length <= MAX_UNFOLDED) chunks.push(chunk);
  });
  try {
    for (let at = 0; at < bytes.length && length <= MAX_UNFOLDED; at += STEP)
      inflate.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
    if (length > MAX_UNFOLDED) return broken("it unfolds to more than 2 megabytes");
    if (!isComplete) return broken("it is cut off");
    return { json: JSON.parse(strFromU8(joined(chunks, length))) };
  } catch {
    return broken("it is cut off or has a wrong letter");
  }
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function fromBase64Url(text: string): Uint8Array | undefined {
  if (!/^[\w-]+$/.test(text)) return undefined;
  try {
    const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
  } catch {
    return undefined;
  }
}
