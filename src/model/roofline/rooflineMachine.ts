import type { OptionValues } from "../../base/options";
import { type Refusal, refuse } from "../../base/refusal";
import { devices } from "./devices";
import type { Work } from "./operatorWork";

/** Rates at which a processor, or a group of devices that share every layer, works. Times in seconds. */
export interface RooflineMachine {
  /** FLOP/s that are reached. */
  readonly flops: number;
  /** Bytes/s of one device's memory. */
  readonly memoryBandwidth: number;
  readonly bytesPerNumber: number;
  readonly launchOverhead: number;
  /** Devices in a group. */
  readonly tensorParallel: number;
  /** Bytes/s of one device in an all-reduce. */
  readonly tensorBandwidth: number;
}

/** The device that stands for one whose peaks are typed. */
export const CUSTOM = "custom";

/** Reads the cost model's options; refuses a device of one's own without peaks, and a precision without a peak. */
export function rooflineMachine(options: OptionValues): RooflineMachine | Refusal {
  const device = devices.find(({ id }) => id === options.device);
  const single = options.precision === "fp32";
  const peak = numberOf(options.peak) ?? (single ? device?.fp32 : device?.bf16);
  if (peak === undefined) {
    return device === undefined
      ? refuse("A custom device needs its peak in FLOP/s.", "peak")
      : refuse(
          `${device.name} has no published peak on 32-bit numbers; choose 16 bits, or give the peak in FLOP/s.`,
          "precision",
        );
  }
  const memoryBandwidth = numberOf(options.memoryBandwidth) ?? device?.memoryBandwidth;
  if (memoryBandwidth === undefined)
    return refuse("A custom device needs its memory bandwidth in bytes/s.", "memoryBandwidth");
  return {
    flops: peak * (numberOf(options.efficiency) ?? 1),
    memoryBandwidth,
    bytesPerNumber: single ? 4 : 2,
    launchOverhead: numberOf(options.launchOverhead) ?? 0,
    tensorParallel: numberOf(options.tensorParallel) ?? 1,
    tensorBandwidth: numberOf(options.tensorBandwidth) ?? Number.POSITIVE_INFINITY,
  };
}

/** Seconds of a task's work: computing or moving, whichever takes longer, on `devices` of them, and its launch. */
export function workSeconds(machine: RooflineMachine, { flops, numbers }: Work, devices = 1): number {
  if (flops === 0 && numbers === 0) return 0;
  const computing = flops / machine.flops;
  const moving = (numbers * machine.bytesPerNumber) / machine.memoryBandwidth;
  return Math.max(computing, moving) / devices + machine.launchOverhead;
}

/** Seconds of a ring all-reduce of so many numbers among the devices of a group. */
export function allReduceSeconds(machine: RooflineMachine, numbers: number): number {
  const { tensorParallel, tensorBandwidth, bytesPerNumber } = machine;
  return (((2 * (tensorParallel - 1)) / tensorParallel) * numbers * bytesPerNumber) / tensorBandwidth;
}

function numberOf(value: OptionValues[string]): number | undefined {
  return typeof value === "number" ? value : undefined;
}
