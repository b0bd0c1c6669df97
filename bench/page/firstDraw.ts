import type { Figure, Settings, Topic } from "../topic";
import { linkTo, oneChart } from "../works";
import { inFreshPage, openApp } from "./site";
import { answerToPicture, traced } from "./trace";

/** 1F1B with 4,096 tasks, as in the survey of peers. */
const HASH = linkTo(oneChart(16, 128));

/** From the worker's answer to the picture, and what the picture is made of. */
export const firstDraw: Topic = {
  id: "draw",
  title: "First draw of 4,096 tasks (1F1B, P 16, M 128), in a page just opened",
  inPage: true,
  async *measure({ quick }: Settings) {
    const drawn: Drawn[] = [];
    for (let run = 0; run < (quick ? 3 : 7); run++) drawn.push(await drawOnce());
    const best = (read: (one: Drawn) => number) => Math.min(...drawn.map(read));
    yield { name: "answer to picture, processor time", value: best(({ cpu }) => cpu), ...TIME };
    yield {
      name: "answer to picture, by the clock, with the wait for a frame",
      value: best(({ wall }) => wall),
      unit: "ms",
    };
    yield {
      name: "elements of the charts",
      value: drawn[0].chartElements,
      unit: "",
      budget: 300,
      peer: 37_102,
    };
    yield { name: "elements of the page", value: drawn[0].pageElements, unit: "" };
  },
};

const TIME: Pick<Figure, "unit" | "budget" | "peer"> = { unit: "ms", budget: 30, peer: 9700 };

interface Drawn {
  readonly cpu: number;
  readonly wall: number;
  readonly chartElements: number;
  readonly pageElements: number;
}

function drawOnce(): Promise<Drawn> {
  return inFreshPage(async (page, { url }) => {
    const thread = await traced(page, async () => {
      await openApp(page, url, HASH);
      await page.evaluate(() => window.bench.drawn());
    });
    const elements = await page.evaluate(() => ({
      chartElements:
        document.querySelector("[data-scroller]")?.parentElement?.querySelectorAll("*").length ?? 0,
      pageElements: document.querySelectorAll("*").length,
    }));
    return { ...answerToPicture(thread), ...elements };
  });
}
