import type { Bytes, Ticks } from "../model/units";
import type { OpIndex } from "./ids";

/** What a task does. Letters F, I, W, B on the command line and in drawings (design.md, one alphabet). */
export type OpKind = "forward" | "activationGradient" | "weightGradient" | "backward";

/** Every kind, in the order of their codes in typed-array columns. */
export const OP_KINDS: readonly OpKind[] = ["forward", "activationGradient", "weightGradient", "backward"];

/** Letter of a kind in notation: F forward, I activation gradient, W weight gradient, B both fused. */
export const KIND_LETTER: Readonly<Record<OpKind, string>> = {
  forward: "F",
  activationGradient: "I",
  weightGradient: "W",
  backward: "B",
};

/** A kind of work in words. */
export const KIND_NAME: Readonly<Record<OpKind, string>> = {
  forward: "forward",
  activationGradient: "activation gradient",
  weightGradient: "weight gradient",
  backward: "backward",
};

/** Whether tasks of this kind end in the gradient that updates the weights. */
export function updatesWeights(kind: OpKind): boolean {
  return kind === "weightGradient" || kind === "backward";
}

/** A node of the training graph: one kind of work of one stage (or layer, or part of it), for any microbatch. */
export interface Op {
  readonly kind: OpKind;
  /** Stage id; where a family places layers one by one, the layer's index. */
  readonly stage: number;
  /** Layers firstLayer … lastLayer, inclusive. */
  readonly firstLayer: number;
  readonly lastLayer: number;
  /** 0 unless an activation gradient is divided between processors. */
  readonly part: number;
  /** How many parts it is divided into; 1 if whole. */
  readonly parts: number;
  /** Share of the whole that this part, or this piece, does, 0 to 1. */
  readonly fraction: number;
  /** Which sequence piece of the microbatch, where a family cuts microbatches in pieces (Seq1F1B). */
  readonly piece?: number;
  /** In how many pieces microbatches are cut; absent: 1. */
  readonly pieces?: number;
  /**
   * Set on a fused backward, or an activation gradient, that first runs its stage's forward again: it costs that much more.
   * Between forward and backward the stage then keeps only the tensor that enters it, and from the backward's start on all
   * that its layers need, until the weight gradient (or fused backward) has ended.
   */
  readonly recomputed?: boolean;
  /** Ticks on a processor of speed 1. */
  readonly cost: Ticks;
}

/** What travels along an edge; "none" is pure precedence. */
export type Tensor = "activation" | "gradient" | "weights" | "none";

/** Every tensor, in the order of their codes in typed-array columns. */
export const TENSORS: readonly Tensor[] = ["activation", "gradient", "weights", "none"];

/**
 * Op `to` of microbatch m needs op `from` of microbatch m − lag. If they run on different processors the tensor takes
 * transferTicks(bytes) from the end of `from`. An edge from a task that a plan leaves out (an alternative, such as the
 * fused backward of a stage that splits it) binds nobody.
 */
export interface Edge {
  readonly from: OpIndex;
  readonly to: OpIndex;
  readonly lag: number;
  readonly tensor: Tensor;
  readonly bytes: Bytes;
}

/** The training graph: the only place that says what depends on what inside the network. */
export interface OpGraph {
  readonly ops: readonly Op[];
  readonly edges: readonly Edge[];
  /** How many distinct stage ids there are. */
  readonly stages: number;
}
