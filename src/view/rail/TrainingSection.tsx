import { costs } from "../../model/costs";
import { MAX_TASKS } from "../../model/limits";
import type { Training } from "../../model/problem";
import { useDocument } from "../../state/documentStore";
import { costChosen, costOptionSet, trainingChanged } from "../../state/problemEdits";
import { NumberField } from "../common/NumberField";
import { OptionsForm } from "../common/OptionsForm";
import { SelectField } from "../common/SelectField";
import { SwitchField } from "../common/SwitchField";
import { RailSection } from "./RailSection";
import { useProblems } from "./useProblems";

const COSTS = costs.all.map(({ id, name }) => ({ value: id, name }));
const WHOLE = { min: 1, whole: true };

/** How much is trained, and what a layer costs. */
export function TrainingSection() {
  const training = useDocument((state) => state.document.problem.training);
  const problems = useProblems();
  return (
    <RailSection id="training" title="Training" summary={summaryOf(training)}>
      <NumberField
        label="Minibatches"
        help="Minibatches that stream through an asynchronous schedule; microbatches of one batch in a schedule that flushes."
        range={{ what: "The number of minibatches", max: MAX_TASKS, ...WHOLE }}
        slider={{ min: 1, max: 128 }}
        value={training.microbatches}
        onChange={(microbatches) => trainingChanged({ microbatches }, { join: "microbatches" })}
        problem={problems.microbatches}
      />
      <NumberField
        label="Batches"
        help="How many batches run one after the other, each of as many minibatches."
        range={{ what: "The number of batches", max: MAX_TASKS, ...WHOLE }}
        slider={{ min: 1, max: 8 }}
        value={training.batches}
        onChange={(batches) => trainingChanged({ batches }, { join: "batches" })}
        problem={problems.batches}
      />
      <NumberField
        label="Samples each"
        help="Samples in a minibatch. Measured times are for their own minibatch and ignore this."
        range={{ what: "The number of samples in a minibatch", max: 1e9, ...WHOLE }}
        slider={{ min: 1, max: 256 }}
        value={training.batchSize}
        onChange={(batchSize) => trainingChanged({ batchSize }, { join: "batchSize" })}
        problem={problems.batchSize}
      />
      <CostFields problems={problems} />
      <SwitchField
        label="First layer's input gradient"
        help="Whether the first layer computes a gradient of its input, which nobody needs."
        on={training.firstGradient}
        onChange={(firstGradient) => trainingChanged({ firstGradient })}
      />
    </RailSection>
  );
}

function CostFields({ problems }: { problems: Readonly<Record<string, string>> }) {
  const cost = useDocument((state) => state.document.problem.cost);
  const model = costs.all.find((entry) => entry.id === cost.id);
  return (
    <>
      <SelectField
        label="Costs"
        help={model?.summary}
        value={cost.id}
        options={COSTS}
        onChange={costChosen}
        problem={problems.cost ?? problems.times}
      />
      {model && (
        <OptionsForm
          specs={model.options}
          values={cost.options}
          onChange={(id, value) => costOptionSet(id, value, { join: `cost.${id}` })}
          problems={problems}
        />
      )}
    </>
  );
}

function summaryOf({ microbatches }: Training): string {
  return microbatches === 1 ? "1 minibatch" : `${microbatches} minibatches`;
}
