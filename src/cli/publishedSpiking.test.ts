import { describe, expect, test } from "vitest";
import type { Report } from "../analysis/report";
import { isRefusal } from "../base/refusal";
import { publishedSpiking } from "../model/spiking/published";
import { runCommand } from "./commands";
import type { RawOptions } from "./rawOptions";

function reports(families: string, more: RawOptions): readonly Report[] {
  const rows = runCommand("compare", {
    families,
    cost: "systolic",
    microbatches: "32",
    sweep: "processors=2..8",
    ...more,
  });
  if (isRefusal(rows)) throw new Error(rows.reason);
  return (rows as { readonly report: Report }[]).map(({ report }) => report);
}

/** Period of PipeDream ÷ period of LayerPipe, for P = 2 … 8. */
function speedups(network: string): readonly number[] {
  const layerpipe = reports("layerpipe", { network });
  return reports("pipedream", { network }).map(
    ({ period }, i) => Number(period) / Number(layerpipe[i].period),
  );
}

describe("LayerPipe over PipeDream on spiking networks, as docs/published-figures.md prints it", () => {
  test.each([
    ["spiking-vgg9", [1.087, 1.118, 1.311, 1.569, 1.882, 2.162, 2.371]],
    ["spiking-cnn", [1, 1.756, 2, 2, 2, 2, 2]],
  ])("%s", (network, expected) => {
    const found = speedups(network);
    for (const [i, value] of expected.entries()) expect(found[i]).toBeCloseTo(value, 3);
  });
});

test.each(["spiking-vgg9", "spiking-cnn"])(
  "communication of %s stays within the published share at 64 GB/s",
  (network) => {
    const speed = { network, speed: "700e6" };
    const free = reports("layerpipe", speed);
    const linked = reports("layerpipe", { ...speed, latency: "0", bandwidth: "64e9" });
    const limit = publishedSpiking.find(({ unit }) => unit === "%")?.range[1] ?? 0;
    for (const [i, { makespan, ticksPerUnit }] of linked.entries()) {
      const share = 1 - free[i].makespan / free[i].ticksPerUnit / (makespan / ticksPerUnit);
      expect(share).toBeGreaterThanOrEqual(0);
      expect(100 * share).toBeLessThan(limit);
    }
  },
);
