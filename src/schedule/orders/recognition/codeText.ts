import { KIND_LETTER, OP_KINDS } from "../../../tasks/op";
import { type CodedOrder, KINDS } from "./codedOrder";

/** The cell of a code ("2B3", "2F0.1", "U"); undefined for one that says nothing known. */
export function codeText(code: number, { backward, pieces }: CodedOrder, stages: number): string | undefined {
  if (code < 0) return undefined;
  const kind = code % KINDS;
  const key = (code - kind) / KINDS;
  if (key >= backward.length) return "U";
  const unit = Math.floor(key / stages);
  const microbatch = Math.floor(unit / pieces);
  const piece = pieces > 1 ? `.${unit % pieces}` : "";
  return `${key % stages}${KIND_LETTER[OP_KINDS[kind]]}${microbatch}${piece}`;
}
