import { useDeferredValue, useMemo } from "react";
import type { Network } from "../../model/network";
import { networks } from "../../model/presets";
import type { Problem } from "../../model/problem";
import { samples } from "../../model/samples";
import { useDocument } from "../../state/documentStore";
import { paidPrices } from "../../state/layerPrices";
import { dialogSet } from "../../state/layout";
import { networkChosen } from "../../state/problemEdits";
import { uniformChainOf, uniformChosen } from "../../state/uniformChain";
import { Button } from "../common/Button";
import { openFileDialog, openSample } from "../common/openFiles";
import { SelectField } from "../common/SelectField";
import { LayerStrip } from "./LayerStrip";
import css from "./NetworkSection.module.css";
import { networkInWords } from "./networkInWords";
import { RailSection } from "./RailSection";
import { UniformFields } from "./UniformFields";
import { useProblems } from "./useProblems";

const UNIFORM = "uniform";
const SAMPLE = "sample:";

/** Which network is trained: a preset, a measured sample, a chain of equal layers, or the user's own. */
export function NetworkSection() {
  const problem = useDocument((state) => state.document.problem);
  const problems = useProblems();
  const { network } = problem;
  const prices = usePrices(problem);
  const chain = useMemo(() => uniformChainOf(network), [network]);
  const shown = shownIn(network, chain !== undefined);
  return (
    <RailSection id="network" title="Network" summary={network.name}>
      <SelectField
        label="Network"
        help={network.source}
        value={shown}
        options={optionsFor(network, shown)}
        problem={problems.network}
        onChange={choose}
      />
      {chain && <UniformFields chain={chain} />}
      {prices && !chain && <LayerStrip prices={prices} />}
      {!chain && <p className={css.facts}>{networkInWords(network)}</p>}
      <div className={css.actions}>
        <Button icon="table" onClick={() => dialogSet("layers")}>
          Edit layers
        </Button>
        <Button icon="open" onClick={openFileDialog} title="Or drop a file anywhere on the page">
          Open file
        </Button>
      </div>
    </RailSection>
  );
}

/** More layers than this are priced when there is time for it. */
const MANY_LAYERS = 1000;

function usePrices(problem: Problem) {
  const late = useDeferredValue(problem);
  const priced = problem.network.layers.length > MANY_LAYERS ? late : problem;
  return useMemo(() => paidPrices(priced), [priced]);
}

function choose(id: string): void {
  const sample = samples.find((entry) => SAMPLE + entry.id === id);
  const preset = networks.all.find((entry) => entry.id === id);
  if (id === UNIFORM) uniformChosen();
  else if (sample !== undefined) void openSample(sample);
  else if (preset !== undefined) networkChosen(preset);
}

/** Which entry of the list the network is. */
function shownIn(network: Network, isUniform: boolean): string {
  if (isUniform) return UNIFORM;
  const sample = samples.find((entry) => entry.name === network.name);
  return network.id === "own" && sample !== undefined ? SAMPLE + sample.id : network.id;
}

function optionsFor(network: Network, shown: string) {
  const own = { value: "own", name: network.name, group: "Your own" };
  return [
    ...(shown === "own" ? [own] : []),
    ...networks.all.map(({ id, name }) => ({ value: id, name, group: "Presets" })),
    { value: UNIFORM, name: "Equal layers", group: "Presets" },
    ...samples.map(({ id, name }) => ({ value: SAMPLE + id, name, group: "Measured on a GPU" })),
  ];
}
