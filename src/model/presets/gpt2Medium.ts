import type { Network } from "../network";
import { gpt2Network } from "./gpt2Network";

/** GPT-2 medium: 354,823,168 parameters. */
export const gpt2Medium: Network = gpt2Network({
  id: "gpt2-medium",
  name: "GPT-2 medium",
  width: 1024,
  heads: 16,
  blocks: 24,
});
