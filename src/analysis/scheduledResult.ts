import type { TransferTicks } from "../model/transferTicks";
import type { FamilyChoice } from "../schedule/family";
import type { After, Pairs } from "../schedule/plan";
import type { ScheduleColumns } from "../schedule/schedule";
import type { TransferColumns } from "../schedule/transfers";
import type { OpGraph } from "../tasks/op";
import type { MemorySizes } from "./memory/memoryTrace";
import type { Report } from "./report";
import type { StallColumns } from "./stallColumns";

/**
 * Everything the page needs to draw and explain one schedule. Typed arrays are transferred. The graph and the extra
 * precedences are small (ops, not tasks) and let the page name a task and find what it waited for.
 */
export interface ScheduledResult {
  readonly choice: FamilyChoice;
  readonly columns: ScheduleColumns;
  readonly makespan: number;
  readonly graph: OpGraph;
  readonly after: readonly After[];
  /** See Plan. */
  readonly pairs?: Pairs;
  /** See Plan. */
  readonly updateEvery?: number;
  /** Microbatches of all batches: task id = op · microbatches + microbatch. */
  readonly microbatches: number;
  readonly transfer: TransferTicks;
  /** See Schedule. */
  readonly transfers?: TransferColumns;
  readonly layerNames: readonly string[];
  readonly memory: MemorySizes;
  readonly stalls: StallColumns;
  /** Positions on the critical path, first to last. */
  readonly criticalPath: Int32Array;
  /** Cumulative busy ticks per kind within a row, by position: what coverage drawing reads (4 columns of OP_KINDS). */
  readonly busySums: readonly Float64Array[];
  readonly report: Report;
}
