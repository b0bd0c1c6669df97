import { MachineSection } from "./MachineSection";
import { NetworkSection } from "./NetworkSection";
import { SchedulesSection } from "./SchedulesSection";
import { TrainingSection } from "./TrainingSection";

/** The problem: network, machine, training, and the schedules to compare. Every change schedules anew. */
export function Rail() {
  return (
    <>
      <NetworkSection />
      <MachineSection />
      <TrainingSection />
      <SchedulesSection />
    </>
  );
}
