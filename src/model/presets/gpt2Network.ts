import type { Layer } from "../layer";
import type { Network } from "../network";
import { shapedLayer } from "../shapedLayer";
import { transformerParts } from "./transformerParts";

const TOKENS = 1024;
const VOCABULARY = 50_257;

/** How a GPT-2 differs from its siblings. */
interface Gpt2Plan {
  readonly id: string;
  readonly name: string;
  readonly width: number;
  readonly heads: number;
  readonly blocks: number;
}

/** A GPT-2: an embedding, blocks of attention and MLP, a head tied to the embedding. */
export function gpt2Network({ id, name, ...plan }: Gpt2Plan): Network {
  return {
    id,
    name,
    layers: gpt2Layers(plan),
    inputs: TOKENS,
    source:
      "Radford et al., Language models are unsupervised multitask learners, 2019; 1,024 tokens a sample",
    notes: [
      "The head and the embedding share one table; its parameters are counted once, at the head.",
      "Additions, normalization, softmax and look-ups take no time.",
    ],
    preferredCost: "macs",
  };
}

function gpt2Layers({ width, heads, blocks }: Pick<Gpt2Plan, "width" | "heads" | "blocks">): Layer[] {
  const { dense, normalization, attention, table, tiedTable } = transformerParts(TOKENS);
  const mixing = [
    normalization(width),
    dense(width, 3 * width),
    attention(width, heads),
    dense(width, width),
  ];
  const mlp = [normalization(width), dense(width, 4 * width), dense(4 * width, width)];
  return [
    shapedLayer("embedding", {
      kind: "block",
      parts: [tiedTable(VOCABULARY, width), table(TOKENS, width)],
    }),
    ...Array.from({ length: blocks }, (_, index) => [
      shapedLayer(`block${index}.attention`, { kind: "block", parts: mixing }),
      shapedLayer(`block${index}.mlp`, { kind: "block", parts: mlp }),
    ]).flat(),
    shapedLayer("head", { kind: "block", parts: [normalization(width), dense(width, VOCABULARY, false)] }),
  ];
}
