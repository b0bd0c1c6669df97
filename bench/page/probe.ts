import type { BrowserContext } from "@playwright/test";
import type {} from "../../src/app/idle";

/** What the page counts about itself; times are milliseconds on performance.now()'s clock. */
export interface Probe {
  /** When the app was idle for the first time: opened, scheduled and drawn. */
  idleAt: number | undefined;
  /** Time spent in callbacks of animation frames since it was last taken. */
  takeScript(): number;
  /** Resolves when the next animation frame is drawn, with the frame's time. */
  nextFrame(): Promise<number>;
  /** Resolves when no chart waits for an answer or for a frame with time to draw it; with the time after the last one's frame. */
  drawn(): Promise<number>;
}

declare global {
  interface Window {
    bench: Probe;
  }
}

/** Puts a probe into every page of a context, before its scripts. */
export async function installProbe(context: BrowserContext): Promise<void> {
  // What compiles this file names functions with a helper that pages do not have.
  await context.addInitScript("globalThis.__name = (value) => value;");
  await context.addInitScript(probe);
}

/** Runs in the page. */
function probe(): void {
  const nativeFrame = window.requestAnimationFrame.bind(window);
  let script = 0;
  window.requestAnimationFrame = (callback) =>
    nativeFrame((time) => {
      const start = performance.now();
      callback(time);
      script += performance.now() - start;
    });
  const nextFrame = () => new Promise<number>((resolve) => nativeFrame(resolve));
  const isDrawn = () => document.querySelector("[data-run=running], [data-run=idle]") === null;
  const bench: Probe = {
    idleAt: undefined,
    takeScript() {
      const taken = script;
      script = 0;
      return taken;
    },
    nextFrame,
    drawn: () =>
      new Promise((resolve) => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => {
          if (window.isPaintWaiting?.()) return void nativeFrame(look);
          performance.mark("bench:drawn");
          resolve(performance.now());
        };
        // What the page committed before a frame is painted in it: behind the frame the picture is there.
        const look = () => (isDrawn() ? channel.port2.postMessage(0) : void nativeFrame(look));
        nativeFrame(look);
      }),
  };
  window.bench = bench;
  window.Worker = class extends Worker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      this.addEventListener("message", () => {
        performance.mark("bench:answered");
        void bench.drawn();
      });
    }
  };
  const waitForApp = async () => {
    if (window.appIdle === undefined) return void setTimeout(waitForApp, 1);
    await window.appIdle();
    bench.idleAt = performance.now();
  };
  void waitForApp();
}
