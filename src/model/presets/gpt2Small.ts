import type { Network } from "../network";
import { gpt2Network } from "./gpt2Network";

/** GPT-2 small: 124,439,808 parameters. */
export const gpt2Small: Network = gpt2Network({
  id: "gpt2-small",
  name: "GPT-2 small",
  width: 768,
  heads: 12,
  blocks: 12,
});
