import { useDeferredValue, useMemo } from "react";
import { capitalized } from "../../base/capitalized";
import { MAX_PROCESSORS } from "../../model/limits";
import type { Machine } from "../../model/machine";
import { useDocument } from "../../state/documentStore";
import { speedPrices } from "../../state/inUnitsOf";
import { machineChanged, memoryBytesSet, operationsPerSecondSet } from "../../state/problemEdits";
import { NumberField } from "../common/NumberField";
import { LinkFields } from "./LinkFields";
import { RailSection } from "./RailSection";
import { SpeedsField } from "./SpeedsField";
import { useProblems } from "./useProblems";

/** How far the slider reaches; more is typed. */
const SLIDER = { min: 1, max: 64 };

/** Processors, their speeds, the links between them. */
export function MachineSection() {
  const machine = useDocument((state) => state.document.problem.machine);
  const problems = useProblems();
  const counted = useCounted();
  return (
    <RailSection id="machine" title="Machine" summary={summaryOf(machine)}>
      <NumberField
        label="Processors"
        range={{ what: "The number of processors", min: 1, max: MAX_PROCESSORS, whole: true }}
        slider={SLIDER}
        value={machine.processors}
        onChange={(processors) => machineChanged({ processors }, { join: "processors" })}
        problem={problems.processors}
      />
      <SpeedsField machine={machine} problem={problems.speeds} />
      <LinkFields machine={machine} problems={problems} />
      <NumberField
        label="Operations"
        help={`${capitalized(counted.name)}s that a processor of speed 1 does in a second. Turns counts into seconds, so that links can be charged.`}
        unit={`${counted.short}/s`}
        hasPrefix
        range={{ what: "The speed in operations per second", ...POSITIVE }}
        value={machine.operationsPerSecond}
        placeholder="not given"
        onChange={(value) => operationsPerSecondSet(value, { join: "operations" })}
        onClear={() => operationsPerSecondSet(undefined, { join: "operations" })}
        problem={problems.speed}
      />
      <NumberField
        label="Memory each"
        help="Bytes that a processor has, for instance 16 GiB or 16e9. The memory lane draws the limit, and schedules that obey one fit into it."
        unit="B"
        range={{ what: "A processor's memory in bytes", ...POSITIVE, isBytes: true }}
        value={machine.memoryBytes}
        placeholder="no limit"
        onChange={(value) => memoryBytesSet(value, { join: "memory" })}
        onClear={() => memoryBytesSet(undefined, { join: "memory" })}
        problem={problems.memory}
      />
    </RailSection>
  );
}

/** What the speed of a processor counts: units of the costs. */
function useCounted(): { readonly name: string; readonly short: string } {
  const { network, training, cost } = useDeferredValue(useDocument((state) => state.document.problem));
  const unit = useMemo(() => speedPrices({ network, training, cost })?.unit, [network, training, cost]);
  return unit ?? { name: "multiply-add", short: "MAC" };
}

const POSITIVE = { min: 0, max: Number.MAX_VALUE, whole: false, aboveMin: true };

function summaryOf({ processors }: Machine): string {
  return processors === 1 ? "1 processor" : `${processors} processors`;
}
