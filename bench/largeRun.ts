import { readFileSync, writeFileSync } from "node:fs";
import { LARGE } from "./large";
import { planCase, runPlan } from "./problems";

/** What one run of the large schedule took; bytes. */
export interface Taken {
  readonly ms: number;
  /** Resident memory at the peak, above what the program had before. */
  readonly added: number;
  readonly whole: number;
  readonly bytesPerTask: number;
}

function takeOnce(): Taken {
  forgetPeak();
  const before = process.memoryUsage.rss();
  const start = performance.now();
  const { columns } = runPlan(planCase(LARGE), LARGE.workload);
  const ms = performance.now() - start;
  const whole = peakBytes();
  const bytes = Object.values(columns).reduce((sum, column) => sum + column.byteLength, 0);
  return { ms, added: whole - before, whole, bytesPerTask: bytes / columns.task.length };
}

/** Lets Linux count the peak from here on: loading the program took more than it keeps. */
function forgetPeak(): void {
  if (process.platform === "linux") writeFileSync("/proc/self/clear_refs", "5");
}

/** The most resident memory so far. Not maxRSS on Linux, which a process inherits from the one that started it. */
function peakBytes(): number {
  if (process.platform !== "linux") return process.resourceUsage().maxRSS * 1024;
  const [, kilobytes] = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8")) ?? [];
  return Number(kilobytes) * 1024;
}

process.send?.(takeOnce());
