import type { DrawContext, PixelLines, Scratch } from "./drawContext";

/** One call on a context, with the styles that were in force. */
export interface DrawCall {
  readonly name: string;
  readonly args: readonly unknown[];
  readonly fillStyle: unknown;
  readonly strokeStyle: unknown;
  readonly lineWidth: number;
  readonly globalAlpha: number;
  /** Translation in x that fills and texts are moved by. */
  readonly shiftX: number;
}

/** A context that writes down what is drawn; digits are 6 pixels wide. */
export interface Recording {
  readonly context: DrawContext;
  readonly calls: readonly DrawCall[];
  readonly scratch: Scratch;
  /** The pixels of the rows at the time they were last drawn: [row · 4 + line][x], 0xAABBGGRR unsigned. */
  readonly line: (row: number, line: number) => readonly number[];
}

interface State {
  fillStyle: unknown;
  strokeStyle: unknown;
  lineWidth: number;
  globalAlpha: number;
  shiftX: number;
}

/** Starts a recording. */
export function recordingContext(): Recording {
  const calls: DrawCall[] = [];
  let state: State = { fillStyle: "", strokeStyle: "", lineWidth: 1, globalAlpha: 1, shiftX: 0 };
  const stack: State[] = [];
  const { scratch, line } = recordingScratch();
  const own: Record<string, unknown> = {
    save: () => stack.push({ ...state }),
    restore: () => {
      state = stack.pop() ?? state;
    },
    translate: (x: number) => {
      state.shiftX += x;
    },
    measureText: (text: string) => ({ width: 6 * text.length }),
    createPattern: (tile: { key: string }) => `pattern ${tile.key}`,
  };
  const context = new Proxy(own, {
    get: (target, name: string) =>
      target[name] ??
      (name in state
        ? state[name as keyof State]
        : (...args: unknown[]) => calls.push({ name, args, ...state })),
    set: (_, name: string, value) => {
      if (name in state) state = { ...state, [name]: value };
      return true;
    },
  });
  return { context: context as unknown as DrawContext, calls, scratch, line };
}

function recordingScratch() {
  let pixels = new Int32Array(0);
  let first = 0;
  let stride = 0;
  const lines = (width: number, from: number, past: number): PixelLines => {
    first = from;
    stride = width;
    pixels = new Int32Array(width * (past - from));
    return { from, stride, pixels, picture: () => ({}) as CanvasImageSource };
  };
  const scratch: Scratch = { lines, tile: (key) => ({ key }) as unknown as CanvasImageSource };
  const line = (row: number, index: number) => {
    const at = row * 4 + index - first;
    return Array.from(pixels.subarray(at * stride, (at + 1) * stride), (p) => p >>> 0);
  };
  return { scratch, line };
}
