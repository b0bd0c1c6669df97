import type { Network } from "../../model/network";
import { withTimeSteps } from "../../model/spiking/withTimeSteps";
import { streamingFactor } from "../../model/timeSteps";
import { networkEdited } from "../../state/problemEdits";
import { NumberField } from "../common/NumberField";
import css from "./Spikes.module.css";

/** Beyond what any network takes by far. */
const MOST_STEPS = 1_000_000;

/** In how many time steps every sample passes through the network. */
export function SpikeSteps({ network }: { readonly network: Network }) {
  return (
    <div className={css.steps}>
      <NumberField
        label="Time steps"
        help="Every sample passes through every layer so many times: streams, spikes and gradients are as many times as many."
        range={{ what: "The number of time steps", min: 1, max: MOST_STEPS, whole: true }}
        value={streamingFactor(network)}
        onChange={(steps) => networkEdited(withTimeSteps(network, steps), { join: "timeSteps" })}
      />
    </div>
  );
}
