import type { Network } from "../network";
import { gpt2Network } from "./gpt2Network";

/** GPT-2 large: 774,030,080 parameters. */
export const gpt2Large: Network = gpt2Network({
  id: "gpt2-large",
  name: "GPT-2 large",
  width: 1280,
  heads: 20,
  blocks: 36,
});
