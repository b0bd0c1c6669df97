import type { PartShape } from "../shape";

/** Makers of a transformer's operators for samples of `tokens` tokens. */
export function transformerParts(tokens: number) {
  return {
    dense: (inputs: number, outputs: number, bias = true): PartShape => ({
      kind: "dense",
      inputs,
      outputs,
      positions: tokens,
      bias,
    }),
    normalization: (width: number): PartShape => ({ kind: "normalization", width, tokens }),
    rootMeanSquare: (width: number): PartShape => ({ kind: "normalization", width, tokens, scaleOnly: true }),
    attention: (width: number, heads: number, keyValueHeads = heads): PartShape => ({
      kind: "attention",
      tokens,
      width,
      heads,
      ...(keyValueHeads !== heads && { keyValueHeads }),
    }),
    table: (vocabulary: number, width: number): PartShape => ({
      kind: "embedding",
      vocabulary,
      width,
      tokens,
    }),
    tiedTable: (vocabulary: number, width: number): PartShape => ({
      kind: "embedding",
      vocabulary,
      width,
      tokens,
      tied: true,
    }),
  };
}
