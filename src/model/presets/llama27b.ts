import type { Network } from "../network";
import { llamaNetwork } from "./llamaNetwork";

/** Llama 2 7B: 6,738,415,616 parameters. */
export const llama27b: Network = llamaNetwork({
  id: "llama-2-7b",
  name: "Llama 2 7B",
  source: "Touvron et al., Llama 2: open foundation and fine-tuned chat models, 2023; 4,096 tokens a sample",
  tokens: 4096,
  vocabulary: 32_000,
  width: 4096,
  inner: 11_008,
  heads: 32,
  keyValueHeads: 32,
  blocks: 32,
});
