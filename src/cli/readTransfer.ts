import { isRefusal, type Refusal, refuse } from "../base/refusal";
import type { Transfer } from "../model/machine";
import { flag, type RawOptions, readNumber } from "./rawOptions";

/** Names of the options that price a link, in camel case. */
export interface TransferOptions {
  readonly time: string;
  readonly latency: string;
  readonly bandwidth: string;
}

/** Of every link, or of those inside a node. */
export const LINK_OPTIONS: TransferOptions = {
  time: "transfer",
  latency: "latency",
  bandwidth: "bandwidth",
};

/** What these options say a transfer costs; nothing if none of them is given. */
export function readTransfer(raw: RawOptions, names: TransferOptions): Transfer | Refusal {
  const time = readNumber(raw, names.time);
  if (isRefusal(time)) return time;
  const latency = readNumber(raw, names.latency);
  if (isRefusal(latency)) return latency;
  const bandwidth = readNumber(raw, names.bandwidth);
  if (isRefusal(bandwidth)) return bandwidth;
  const link = latency !== undefined || bandwidth !== undefined;
  if (time !== undefined && link) {
    const either = `${flag(names.time)}, or ${flag(names.latency)} and ${flag(names.bandwidth)}`;
    return refuse(`Give ${either}, not both.`, names.time);
  }
  if (time !== undefined) return { kind: "constant", time };
  if (!link) return { kind: "none" };
  return { kind: "link", latency: latency ?? 0, bandwidth: bandwidth ?? Number.POSITIVE_INFINITY };
}
