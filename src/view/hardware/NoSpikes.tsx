import type { Network } from "../../model/network";
import { networks } from "../../model/presets";
import { networkChosen } from "../../state/problemEdits";
import { Button } from "../common/Button";
import css from "./Hardware.module.css";
import spikes from "./Spikes.module.css";
import { hasTimeSteps } from "./spikeTable";

/** Said where a network has no time steps: why there is nothing to show, and the ways to one that has. */
export function NoSpikes({ network }: { readonly network: Network }) {
  const spiking = networks.all.filter(hasTimeSteps);
  return (
    <div className={css.empty}>
      <p>
        {network.name} has no time steps: no spikes go through it. Choose a spiking network, or open one of
        your own whose file says "timeSteps".
      </p>
      <div className={spikes.choices}>
        {spiking.map((preset) => (
          <Button key={preset.id} onClick={() => networkChosen(preset)}>
            {preset.name}
          </Button>
        ))}
      </div>
    </div>
  );
}
