import type { Network } from "../network";
import { llamaNetwork } from "./llamaNetwork";

/** Llama 3 8B, with grouped-query attention: 8,030,261,248 parameters. */
export const llama38b: Network = llamaNetwork({
  id: "llama-3-8b",
  name: "Llama 3 8B",
  source: "Grattafiori et al., The Llama 3 herd of models, 2024; 8,192 tokens a sample",
  tokens: 8192,
  vocabulary: 128_256,
  width: 4096,
  inner: 14_336,
  heads: 32,
  keyValueHeads: 8,
  blocks: 32,
});
