import type { Network } from "../network";
import { gpt2Network } from "./gpt2Network";

/** GPT-2 XL: 1,557,611,200 parameters. */
export const gpt2Xl: Network = gpt2Network({
  id: "gpt2-xl",
  name: "GPT-2 XL",
  width: 1600,
  heads: 25,
  blocks: 48,
});
