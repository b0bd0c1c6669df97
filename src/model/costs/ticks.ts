import { refuse } from "../../base/refusal";
import { decimalsOf } from "../decimalsOf";
import type { LayerTimes } from "../layer";
import { numberBytes } from "../numberBytes";
import type { CostModel } from "./costModel";

/** Units of time that the user may name, in seconds. */
const SECONDS: Readonly<Record<string, number>> = { s: 1, ms: 1e-3, us: 1e-6, µs: 1e-6, ns: 1e-9 };

/** Times as the user typed them. */
export const ticks: CostModel = {
  id: "ticks",
  name: "Typed times",
  summary:
    "Every layer's three times are taken as they were typed, for one minibatch whatever its size. " +
    "Sizes of activations and weights come from the layer table.",
  options: [],
  price: (network, training) => {
    const untimed = network.layers.find((layer) => layer.times === undefined);
    if (untimed !== undefined) {
      return refuse(
        `Layer "${untimed.name}" has no times; type its forward, activation gradient and weight gradient.`,
        "times",
      );
    }
    const times = network.layers.flatMap((layer) => layer.times ?? []);
    const column = (kind: keyof LayerTimes) => Float64Array.from(times, (time) => time[kind]);
    const columns = {
      forward: column("forward"),
      activationGradient: column("activationGradient"),
      weightGradient: column("weightGradient"),
    };
    const unit = network.timeUnit ?? "unit";
    return {
      unit: { name: unit, short: unit, seconds: Object.hasOwn(SECONDS, unit) ? SECONDS[unit] : undefined },
      ...columns,
      ...numberBytes(network, network.measuredBatch ?? training.batchSize),
      decimals: decimalsOf(times.flatMap((time) => Object.values(time))),
    };
  },
};
