import type { Network } from "../network";
import type { PartShape } from "../shape";
import { shapedLayer } from "../shapedLayer";

const TOKENS = 1024;
const WIDTH = 768;
const HEADS = 12;
const BLOCKS = 12;
const VOCABULARY = 50_257;

/** GPT-2 small: an embedding, 12 blocks of attention and MLP, a head tied to the embedding; 124,439,808 parameters. */
export const gpt2Small: Network = {
  id: "gpt2-small",
  name: "GPT-2 small",
  layers: [
    shapedLayer("embedding", { kind: "block", parts: [tokenTable(), embedding(TOKENS)] }),
    ...Array.from({ length: BLOCKS }, (_, index) => [
      shapedLayer(`block${index}.attention`, { kind: "block", parts: attentionParts() }),
      shapedLayer(`block${index}.mlp`, { kind: "block", parts: mlpParts() }),
    ]).flat(),
    shapedLayer("head", { kind: "block", parts: [normalization(), dense(WIDTH, VOCABULARY, false)] }),
  ],
  inputs: TOKENS,
  source: "Radford et al., Language models are unsupervised multitask learners, 2019; 1,024 tokens a sample",
  notes: [
    "The head and the embedding share one table; its parameters are counted once, at the head.",
    "Additions, normalization, softmax and look-ups take no time.",
  ],
  preferredCost: "macs",
};

function attentionParts(): PartShape[] {
  return [
    normalization(),
    dense(WIDTH, 3 * WIDTH, true),
    { kind: "attention", tokens: TOKENS, width: WIDTH, heads: HEADS },
    dense(WIDTH, WIDTH, true),
  ];
}

function mlpParts(): PartShape[] {
  return [normalization(), dense(WIDTH, 4 * WIDTH, true), dense(4 * WIDTH, WIDTH, true)];
}

function dense(inputs: number, outputs: number, bias: boolean): PartShape {
  return { kind: "dense", inputs, outputs, positions: TOKENS, bias };
}

function normalization(): PartShape {
  return { kind: "normalization", width: WIDTH, tokens: TOKENS };
}

function embedding(vocabulary: number): PartShape {
  return { kind: "embedding", vocabulary, width: WIDTH, tokens: TOKENS };
}

function tokenTable(): PartShape {
  return { kind: "embedding", vocabulary: VOCABULARY, width: WIDTH, tokens: TOKENS, tied: true };
}
