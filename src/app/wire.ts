import { askForOthers, askForRuns } from "./askForRuns";
import { followResults } from "./followResults";
import { holdSteps } from "./holdSteps";
import { idle, offerIdle } from "./idle";
import { keepLayout } from "./keepLayout";
import { listenToKeys } from "./keyboard";
import { openWork } from "./openWork";

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
  await Promise.all([askForOthers(), followLink()]);
  offerIdle();
  if (import.meta.env.PROD) await keepForOffline();
}

/** How links are coded is loaded while the first schedules are computed. */
async function followLink(): Promise<void> {
  const { syncLink } = await import("./syncLink");
  syncLink();
}

/** Last of all: keeping the page takes nothing from its opening. */
async function keepForOffline(): Promise<void> {
  await idle();
  const { followVersions } = await import("./followVersions");
  await followVersions();
}
