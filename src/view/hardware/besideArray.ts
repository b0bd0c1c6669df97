import type { ArrayProblem } from "../../model/costs/arrayProblem";
import { systolicForward } from "../../model/costs/systolicForward";

/** What prices hold and the array's own tasks, one by one, do not; empty where their cycles are the same. */
export function besideArray({ layers, options, samples, machine }: ArrayProblem): readonly string[] {
  const found: string[] = [];
  if (options.gradients === "interleaved") found.push("interleaved gradients");
  if (layers.some(({ spiking }) => spiking)) found.push("the neurons' own updates");
  if (options.mlcnn !== true) return found;
  const isFused = () => layers.some((layer) => systolicForward(layer, options, samples, machine).isFused);
  if (options.boxSums !== "free" && isFused()) found.push("the cycles of sums over windows");
  if (options.lowPrecision !== 1) found.push("low precision");
  return found;
}
