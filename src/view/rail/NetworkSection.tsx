import type { Network } from "../../model/network";
import { networks } from "../../model/presets";
import { useDocument } from "../../state/documentStore";
import { dialogSet } from "../../state/layout";
import { networkChosen } from "../../state/problemEdits";
import { Button } from "../common/Button";
import { SelectField } from "../common/SelectField";
import css from "./NetworkSection.module.css";
import { RailSection } from "./RailSection";
import { useProblems } from "./useProblems";

/** Which network is trained: a preset, a measured sample, or the user's own. */
export function NetworkSection() {
  const network = useDocument((state) => state.document.problem.network);
  const problems = useProblems();
  return (
    <RailSection id="network" title="Network" summary={network.name}>
      <SelectField
        label="Network"
        value={network.id}
        options={optionsFor(network)}
        problem={problems.network}
        onChange={(id) => {
          const preset = networks.all.find((entry) => entry.id === id);
          if (preset !== undefined) networkChosen(preset);
        }}
      />
      <div className={css.actions}>
        <Button icon="table" onClick={() => dialogSet("layers")}>
          Edit layers
        </Button>
      </div>
    </RailSection>
  );
}

function optionsFor(network: Network) {
  const presets = networks.all.map(({ id, name }) => ({ value: id, name, group: "Presets" }));
  return network.id === "own"
    ? [{ value: "own", name: network.name, group: "Your own" }, ...presets]
    : presets;
}
