import { cpus, loadavg, release, totalmem, type } from "node:os";

/** What the figures were measured on. */
export interface Machine {
  /** Operating system with its version, without the name of the build. */
  readonly system: string;
  readonly processor: string;
  readonly cores: number;
  readonly gigabytes: number;
  readonly node: string;
  readonly v8: string;
}

/** The machine this runs on. */
export function thisMachine(): Machine {
  const cores = cpus();
  return {
    system: `${type()} ${release().split("-")[0]}`,
    processor: cores[0]?.model.trim() ?? "unknown processor",
    cores: cores.length,
    gigabytes: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    v8: process.versions.v8.split("-")[0],
  };
}

/** A machine in a line, the same for the same machine. */
export function describeMachine({ processor, cores, gigabytes, system, node, v8 }: Machine): string {
  return `${processor}, ${cores} cores, ${gigabytes} GiB of memory, ${system}, Node ${node} (V8 ${v8})`;
}

/** Processes that wanted a core during the last minute, on average. Above the number of cores, times are too long. */
export function loadNow(): number {
  return loadavg()[0];
}
