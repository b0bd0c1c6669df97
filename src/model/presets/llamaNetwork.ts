import type { Layer } from "../layer";
import type { Network } from "../network";
import { shapedLayer } from "../shapedLayer";
import { transformerParts } from "./transformerParts";

/** How a Llama differs from its siblings. */
interface LlamaPlan {
  readonly id: string;
  readonly name: string;
  readonly source: string;
  /** Of a sample: the length that the network was trained with. */
  readonly tokens: number;
  readonly vocabulary: number;
  readonly width: number;
  /** Between the two products of the MLP. */
  readonly inner: number;
  readonly heads: number;
  /** Heads of keys and values: fewer than `heads` in grouped-query attention. */
  readonly keyValueHeads: number;
  readonly blocks: number;
}

/**
 * A Llama: an embedding, blocks of attention and gated MLP with root-mean-square normalization, and a head with a table of
 * its own; no biases.
 */
export function llamaNetwork({ id, name, source, ...plan }: LlamaPlan): Network {
  return {
    id,
    name,
    layers: llamaLayers(plan),
    inputs: plan.tokens,
    source,
    notes: [
      "The gate of the MLP and its product count with one matrix of twice the width.",
      "Attention counts all pairs of tokens, also those that the causal mask leaves out.",
    ],
    preferredCost: "roofline",
  };
}

function llamaLayers(plan: Omit<LlamaPlan, "id" | "name" | "source">): Layer[] {
  const { tokens, vocabulary, width, inner, heads, keyValueHeads, blocks } = plan;
  const { dense, rootMeanSquare, attention, table } = transformerParts(tokens);
  const projected = width + 2 * width * (keyValueHeads / heads);
  const mixing = [
    rootMeanSquare(width),
    dense(width, projected, false),
    attention(width, heads, keyValueHeads),
    dense(width, width, false),
  ];
  const mlp = [rootMeanSquare(width), dense(width, 2 * inner, false), dense(inner, width, false)];
  return [
    shapedLayer("embedding", table(vocabulary, width)),
    ...Array.from({ length: blocks }, (_, index) => [
      shapedLayer(`block${index}.attention`, { kind: "block", parts: mixing }),
      shapedLayer(`block${index}.mlp`, { kind: "block", parts: mlp }),
    ]).flat(),
    shapedLayer("head", { kind: "block", parts: [rootMeanSquare(width), dense(width, vocabulary, false)] }),
  ];
}
