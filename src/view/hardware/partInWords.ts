import type { PartShape } from "../../model/shape";

/** An operator in a few words: "3 × 3 convolution, 64 → 128", "dense, 512 → 10". */
export function partInWords(part: PartShape): string {
  switch (part.kind) {
    case "convolution": {
      const groups = part.groups > 1 ? `, ${part.groups} groups` : "";
      return `${part.kernel.join(" × ")} convolution, ${part.inChannels} → ${part.outChannels}${groups}`;
    }
    case "dense":
      return `dense, ${part.inputs} → ${part.outputs}`;
    case "attention":
      return `attention, ${part.heads} heads`;
    case "embedding":
      return "embedding";
    case "normalization":
      return "normalization";
  }
}
