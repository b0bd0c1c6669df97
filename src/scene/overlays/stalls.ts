import type { Overlay } from "../overlay";

/** Hatches every interval in which a processor waits. */
export const stalls: Overlay = {
  id: "stalls",
  name: "Stalls",
  help: "Every gap is a processor that waits; the hatching tells for what. Point at one for the reason.",
  on: true,
  followsFocus: false,
  marks: ({ result }) => ({ behind: [{ kind: "stalls", columns: result.stalls }] }),
};
