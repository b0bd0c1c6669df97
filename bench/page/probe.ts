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
  /** Resolves when no chart waits for an answer and all that came is drawn; with the time after the last frame of it. */
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
  const nativeCancel = window.cancelAnimationFrame.bind(window);
  /** Frames that the app has asked for: what it had no time to draw in one, it draws in the next. */
  const asked = new Set<number>();
  let script = 0;
  window.requestAnimationFrame = (callback) => {
    const frame = nativeFrame((time) => {
      asked.delete(frame);
      const start = performance.now();
      callback(time);
      script += performance.now() - start;
    });
    asked.add(frame);
    return frame;
  };
  window.cancelAnimationFrame = (frame) => {
    asked.delete(frame);
    nativeCancel(frame);
  };
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
        // What the page committed before a frame is painted in it, or in those that it asks for: behind them the picture is there.
        const look = () => (isDrawn() ? channel.port2.postMessage(0) : void nativeFrame(look));
        channel.port1.onmessage = () => {
          if (asked.size > 0) return void nativeFrame(look);
          performance.mark("bench:drawn");
          resolve(performance.now());
        };
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
