import { quantile } from "../timing";
import type { Settings, Topic } from "../topic";
import { inFreshPage, openApp } from "./site";
import { traced } from "./trace";

/** From the address to a page that answers. */
export const start: Topic = {
  id: "start",
  title: "Opening the page, nothing cached, files from this machine",
  inPage: true,
  async *measure({ quick }: Settings) {
    const opened: Opening[] = [];
    for (let run = 0; run < (quick ? 3 : 9); run++) opened.push(await openOnce());
    const best = (read: (opening: Opening) => number) => Math.min(...opened.map(read));
    const median = quantile(
      opened.map(({ idleAt }) => idleAt),
      0.5,
    );
    yield { name: "first paint, best", value: best(({ paintedAt }) => paintedAt), unit: "ms" };
    yield {
      name: "interactive, with both schedules drawn, best",
      value: best(({ idleAt }) => idleAt),
      unit: "ms",
      budget: 1000,
      note: `median ${median.toFixed(0)} ms`,
    };
    yield { name: "processor time of the main thread until then", value: best(({ cpu }) => cpu), unit: "ms" };
  },
};

/** Milliseconds since the navigation began. */
interface Opening {
  readonly paintedAt: number;
  readonly idleAt: number;
  /** Processor time of the main thread. */
  readonly cpu: number;
}

function openOnce(): Promise<Opening> {
  return inFreshPage(async (page, { url }) => {
    const { tasks } = await traced(page, () => openApp(page, url));
    const cpu = tasks.reduce((sum, task) => sum + task.cpu, 0);
    const times = await page.evaluate(() => ({
      paintedAt: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN,
      idleAt: window.bench.idleAt ?? Number.NaN,
    }));
    return { ...times, cpu };
  });
}
