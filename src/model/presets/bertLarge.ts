import type { Network } from "../network";
import { bertNetwork } from "./bertNetwork";

/** BERT large, uncased, with its pooler: 335,141,888 parameters. */
export const bertLarge: Network = bertNetwork({
  id: "bert-large",
  name: "BERT large",
  width: 1024,
  heads: 16,
  blocks: 24,
});
