import type { ReleaseAt } from "../../analysis/memory/memoryTrace";
import type { Overlay, OverlayInput } from "../overlay";

/** Counts activations as given back at the end of I, in the overlays that draw them. */
export const releaseAtI: Overlay = {
  id: "releaseAtI",
  name: "Released at I",
  help: "Activations count as given back at the end of the activation gradient, as some papers do, and not at the end of the weight gradient; where the backward is not split it is the same.",
  on: false,
  followsFocus: false,
  changes: ["activations", "memory"],
  marks: () => ({}),
};

/** When activations are given back in what an overlay draws. */
export function releaseOf({ changedBy = [] }: Pick<OverlayInput, "changedBy">): ReleaseAt {
  return changedBy.includes(releaseAtI.id) ? "activationGradient" : "weightGradient";
}
