import type { Layer } from "../layer";
import type { Network } from "../network";
import { shapedLayer } from "../shapedLayer";
import { transformerParts } from "./transformerParts";

const TOKENS = 512;
const VOCABULARY = 30_522;
const SEGMENTS = 2;

/** How a BERT differs from its sibling. */
interface BertPlan {
  readonly id: string;
  readonly name: string;
  readonly width: number;
  readonly heads: number;
  readonly blocks: number;
}

/** An uncased BERT: embeddings, blocks of attention and MLP with normalization behind them, and the pooler. */
export function bertNetwork({ id, name, ...plan }: BertPlan): Network {
  return {
    id,
    name,
    layers: bertLayers(plan),
    inputs: TOKENS,
    source:
      "Devlin et al., BERT: pre-training of deep bidirectional transformers, 2019; uncased, 512 tokens a sample",
    notes: [
      "The pooler, which reads the first token alone, ends the chain; a task's own head is left out.",
      "Additions, normalization, softmax and look-ups take no time.",
    ],
    preferredCost: "macs",
  };
}

function bertLayers({ width, heads, blocks }: Pick<BertPlan, "width" | "heads" | "blocks">): Layer[] {
  const { dense, normalization, attention, table } = transformerParts(TOKENS);
  const tables = [table(VOCABULARY, width), table(TOKENS, width), table(SEGMENTS, width)];
  const mixing = [
    dense(width, 3 * width),
    attention(width, heads),
    dense(width, width),
    normalization(width),
  ];
  const mlp = [dense(width, 4 * width), dense(4 * width, width), normalization(width)];
  return [
    shapedLayer("embedding", { kind: "block", parts: [...tables, normalization(width)] }),
    ...Array.from({ length: blocks }, (_, index) => [
      shapedLayer(`block${index}.attention`, { kind: "block", parts: mixing }),
      shapedLayer(`block${index}.mlp`, { kind: "block", parts: mlp }),
    ]).flat(),
    shapedLayer("pooler", { kind: "dense", inputs: width, outputs: width, positions: 1, bias: true }),
  ];
}
