import { askForRuns } from "./askForRuns";
import { followResults } from "./followResults";
import { holdSteps } from "./holdSteps";
import { offerIdle } from "./idle";
import { keepLayout } from "./keepLayout";
import { listenToKeys } from "./keyboard";
import { openWork } from "./openWork";
import { syncLink } from "./syncLink";

/**
 * Connects the stores with each other and with the world: worker, address, storage, keyboard. Once per page: the stores
 * live as long as it does.
 */
export async function wire(): Promise<void> {
  keepLayout();
  listenToKeys();
  holdSteps();
  await openWork();
  followResults();
  askForRuns();
  syncLink();
  offerIdle();
}
