import type { Network } from "../network";
import { bertNetwork } from "./bertNetwork";

/** BERT base, uncased, with its pooler: 109,482,240 parameters. */
export const bertBase: Network = bertNetwork({
  id: "bert-base",
  name: "BERT base",
  width: 768,
  heads: 12,
  blocks: 12,
});
