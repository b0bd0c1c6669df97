import type { Refusal } from "../../base/refusal";
import type { Network } from "../network";

/** One kind of file that holds a network. One file each, one line in index.ts. */
export interface Format {
  readonly id: string;
  readonly name: string;
  /** Endings of such files, the usual one first. */
  readonly extensions: readonly string[];
  /** Whether a file with this name and text looks like one of these. */
  match(fileName: string, text: string): boolean;
  /** The whole network or nothing. `name` is what to call it if the text does not say. */
  read(text: string, name: string): Network | Refusal;
  /** Absent for formats that are only read. */
  readonly write?: (network: Network) => string;
}
