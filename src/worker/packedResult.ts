import type { ScheduledResult } from "../analysis/scheduledResult";
import type { Bytes, Ticks } from "../model/units";
import type { OpIndex } from "../tasks/ids";
import { type Edge, OP_KINDS, type Op, type OpGraph, TENSORS } from "../tasks/op";

/** A field of many records as one column. */
type Column = Int8Array | Int32Array | Float64Array;
/** Fields of ops. What is absent is −1; a truth is 0 or 1. */
type OpColumns = Readonly<Record<keyof Op, Column>>;
type EdgeColumns = Readonly<Record<keyof Edge, Column>>;

/**
 * A result as it crosses from thread to page: a network of 20,000 layers has a graph of 140,000 ops and edges, and objects
 * that cross take several times as long to unpack as columns to become objects again.
 */
export interface PackedResult extends Omit<ScheduledResult, "graph"> {
  readonly graph: Omit<OpGraph, "ops" | "edges">;
  readonly ops: OpColumns;
  readonly edges: EdgeColumns;
}

/** Puts the graph in columns. O(ops + edges). */
export function packResult({ graph: { ops, edges, ...graph }, ...rest }: ScheduledResult): PackedResult {
  return { ...rest, graph, ops: packOps(ops), edges: packEdges(edges) };
}

/** The result that packResult packed. O(ops + edges). */
export function unpackResult({ graph, ops, edges, ...rest }: PackedResult): ScheduledResult {
  return { ...rest, graph: { ...graph, ops: unpackOps(ops), edges: unpackEdges(edges) } };
}

function packOps(ops: readonly Op[]): OpColumns {
  const columns = {
    kind: new Int8Array(ops.length),
    stage: new Int32Array(ops.length),
    firstLayer: new Int32Array(ops.length),
    lastLayer: new Int32Array(ops.length),
    part: new Int32Array(ops.length),
    parts: new Int32Array(ops.length),
    fraction: new Float64Array(ops.length),
    piece: new Int32Array(ops.length),
    pieces: new Int32Array(ops.length),
    recomputed: new Int8Array(ops.length),
    cost: new Float64Array(ops.length),
  };
  ops.forEach((op, i) => {
    columns.kind[i] = OP_KINDS.indexOf(op.kind);
    columns.stage[i] = op.stage;
    columns.firstLayer[i] = op.firstLayer;
    columns.lastLayer[i] = op.lastLayer;
    columns.part[i] = op.part;
    columns.parts[i] = op.parts;
    columns.fraction[i] = op.fraction;
    columns.piece[i] = op.piece ?? -1;
    columns.pieces[i] = op.pieces ?? -1;
    columns.recomputed[i] = Number(op.recomputed ?? -1);
    columns.cost[i] = op.cost;
  });
  return columns;
}

/** An op while it is put together. */
type Draft = { -readonly [Field in keyof Op]: Op[Field] };

function unpackOps(columns: OpColumns): readonly Op[] {
  const ops: Op[] = [];
  for (let i = 0; i < columns.kind.length; i++) {
    const op: Draft = {
      kind: OP_KINDS[columns.kind[i]],
      stage: columns.stage[i],
      firstLayer: columns.firstLayer[i],
      lastLayer: columns.lastLayer[i],
      part: columns.part[i],
      parts: columns.parts[i],
      fraction: columns.fraction[i],
      cost: columns.cost[i] as Ticks,
    };
    if (columns.piece[i] >= 0) op.piece = columns.piece[i];
    if (columns.pieces[i] >= 0) op.pieces = columns.pieces[i];
    if (columns.recomputed[i] >= 0) op.recomputed = columns.recomputed[i] === 1;
    ops.push(op);
  }
  return ops;
}

function packEdges(edges: readonly Edge[]): EdgeColumns {
  const columns = {
    from: new Int32Array(edges.length),
    to: new Int32Array(edges.length),
    lag: new Int32Array(edges.length),
    tensor: new Int8Array(edges.length),
    bytes: new Float64Array(edges.length),
  };
  edges.forEach((edge, i) => {
    columns.from[i] = edge.from;
    columns.to[i] = edge.to;
    columns.lag[i] = edge.lag;
    columns.tensor[i] = TENSORS.indexOf(edge.tensor);
    columns.bytes[i] = edge.bytes;
  });
  return columns;
}

function unpackEdges({ from, to, lag, tensor, bytes }: EdgeColumns): readonly Edge[] {
  const edges: Edge[] = [];
  for (let i = 0; i < from.length; i++)
    edges.push({
      from: from[i] as OpIndex,
      to: to[i] as OpIndex,
      lag: lag[i],
      tensor: TENSORS[tensor[i]],
      bytes: bytes[i] as Bytes,
    });
  return edges;
}
