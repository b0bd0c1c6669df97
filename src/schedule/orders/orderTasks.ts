import { KIND_LETTER, KIND_NAME, OP_KINDS } from "../../tasks/op";
import type { CellPlace, WrittenOrder } from "./order";
import type { ProblemList } from "./problemList";
import { readTaskCell, type Share, type TaskCell, WHOLE } from "./taskCell";
import { readTransferCell, type TransferCell } from "./transferCell";
import { unknownCell } from "./unknownCell";

/** The tasks of an order as columns, row after row: what every check reads. */
export interface OrderTasks {
  readonly length: number;
  readonly row: Int32Array;
  /** Index of the cell in its row. */
  readonly cell: Int32Array;
  /** Index into OP_KINDS. */
  readonly kind: Uint8Array;
  readonly stage: Int32Array;
  readonly microbatch: Int32Array;
  /** −1 where the cell names no piece. */
  readonly piece: Int32Array;
  /** −1 where the cell names no part. */
  readonly part: Int32Array;
  /** Shares of the tasks that are parts, by index. */
  readonly shares: ReadonlyMap<number, Share>;
  /** 1 for the first of an overlapped pair; the second follows. */
  readonly startsPair: Uint8Array;
  readonly updates: readonly UpdateCell[];
  readonly transfers: readonly (TransferCell & { readonly place: CellPlace })[];
}

/** A cell "U": an update, behind the task at `before` − 1. */
export interface UpdateCell {
  readonly place: CellPlace;
  readonly before: number;
}

/** Reads every cell; those that say nothing known become problems. O(cells). */
export function readTasks(order: WrittenOrder, problems: ProblemList): OrderTasks {
  const columns = new Columns(2 * order.rows.reduce((sum, cells) => sum + cells.length, 0));
  for (let row = 0; row < order.rows.length; row++) {
    const cells = order.rows[row];
    for (let cell = 0; cell < cells.length; cell++) {
      const { text } = cells[cell];
      if (text === "" || columns.add(text, row, cell, order.olderLetters)) continue;
      problems.add("notation", [{ row, cell }], () => unknownCell(text, order.olderLetters));
    }
  }
  return columns.tasks();
}

/** A task as its cell, without the share of a part: "2I0#1". */
export function cellOf(tasks: OrderTasks, task: number): string {
  const piece = tasks.piece[task] < 0 ? "" : `.${tasks.piece[task]}`;
  const part = tasks.part[task] < 0 ? "" : `#${tasks.part[task]}`;
  const letter = KIND_LETTER[OP_KINDS[tasks.kind[task]]];
  return `${tasks.stage[task]}${letter}${tasks.microbatch[task]}${piece}${part}`;
}

/** A task in words: "backward 2B5". */
export function nameOf(tasks: OrderTasks, task: number): string {
  return `${KIND_NAME[OP_KINDS[tasks.kind[task]]]} ${cellOf(tasks, task)}`;
}

/** Where the cell of a task stands. */
export function placeOf(tasks: OrderTasks, task: number): CellPlace {
  return { row: tasks.row[task], cell: tasks.cell[task] };
}

class Columns {
  private length = 0;
  private readonly row: Int32Array;
  private readonly cell: Int32Array;
  private readonly kind: Uint8Array;
  private readonly stage: Int32Array;
  private readonly microbatch: Int32Array;
  private readonly piece: Int32Array;
  private readonly part: Int32Array;
  private readonly startsPair: Uint8Array;
  private readonly shares = new Map<number, Share>();
  private readonly updates: UpdateCell[] = [];
  private readonly transfers: (TransferCell & { readonly place: CellPlace })[] = [];
  private readonly read: TaskCell = { kind: 0, stage: 0, microbatch: 0, piece: -1, part: -1, share: WHOLE };

  constructor(most: number) {
    this.row = new Int32Array(most);
    this.cell = new Int32Array(most);
    this.kind = new Uint8Array(most);
    this.stage = new Int32Array(most);
    this.microbatch = new Int32Array(most);
    this.piece = new Int32Array(most);
    this.part = new Int32Array(most);
    this.startsPair = new Uint8Array(most);
  }

  /** False if the cell says nothing known. */
  add(text: string, row: number, cell: number, olderLetters: boolean): boolean {
    if (text.startsWith("(")) return this.addPair(text, row, cell, olderLetters);
    if (readTaskCell(text, 0, text.length, olderLetters, this.read)) {
      this.push(row, cell);
      return true;
    }
    if (text === "U") {
      this.updates.push({ place: { row, cell }, before: this.length });
      return true;
    }
    const transfer = readTransferCell(text);
    if (transfer === undefined) return false;
    if (transfer !== "state") this.transfers.push({ ...transfer, place: { row, cell } });
    return true;
  }

  tasks(): OrderTasks {
    const { length } = this;
    const cut = <T extends Int32Array | Uint8Array>(column: T) => column.subarray(0, length) as T;
    return {
      length,
      row: cut(this.row),
      cell: cut(this.cell),
      kind: cut(this.kind),
      stage: cut(this.stage),
      microbatch: cut(this.microbatch),
      piece: cut(this.piece),
      part: cut(this.part),
      shares: this.shares,
      startsPair: cut(this.startsPair),
      updates: this.updates,
      transfers: this.transfers,
    };
  }

  private addPair(text: string, row: number, cell: number, olderLetters: boolean): boolean {
    const halves = PAIR.exec(text);
    if (halves === null) return false;
    const start = this.length;
    for (const half of halves.slice(1)) {
      if (!readTaskCell(half, 0, half.length, olderLetters, this.read)) {
        this.length = start;
        return false;
      }
      this.push(row, cell);
    }
    this.startsPair[start] = 1;
    return true;
  }

  private push(row: number, cell: number): void {
    const at = this.length++;
    this.row[at] = row;
    this.cell[at] = cell;
    this.kind[at] = this.read.kind;
    this.stage[at] = this.read.stage;
    this.microbatch[at] = this.read.microbatch;
    this.piece[at] = this.read.piece;
    this.part[at] = this.read.part;
    if (this.read.part >= 0) this.shares.set(at, this.read.share);
  }
}

const PAIR = /^\(\s*([^\s;()]+)\s*;\s*([^\s;()]+)\s*\)(?:OVERLAP_F_B)?$/;
