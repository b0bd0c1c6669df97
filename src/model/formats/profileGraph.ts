/** A measured graph of operators as PipeDream's profiler writes it: free of cycles, in one piece. */
export interface ProfileGraph {
  /** In the order of the file. */
  readonly nodes: readonly ProfileNode[];
  readonly edges: readonly ProfileEdge[];
}

/** One operator; times in milliseconds and sizes in bytes, for a whole minibatch. */
export interface ProfileNode {
  /** For instance "node12". */
  readonly id: string;
  /** For instance "Conv2d(3, 64, kernel_size=(3, 3), stride=(1, 1), padding=(1, 1))". */
  readonly description: string;
  readonly forwardMs: number;
  readonly backwardMs: number;
  /** Output; the sum if the file lists several. */
  readonly activationBytes: number;
  readonly parameterBytes: number;
  /** Only in the optimizer's output. */
  readonly stage?: number;
}

/** Node `from` feeds node `to`; indices into `nodes`. */
export interface ProfileEdge {
  readonly from: number;
  readonly to: number;
}

/** Whether a node stands for the input data; its forward time is data loading. */
export function isInputNode(node: ProfileNode): boolean {
  return node.description.startsWith("Input");
}
