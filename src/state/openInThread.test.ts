import { afterEach, expect, test } from "vitest";
import { networks } from "../model/presets";
import { writeProblem } from "../model/problemFile";
import { defaultProblem } from "./defaultDocument";
import { type OpeningResponse, openInPieces } from "./openInPieces";
import { openInThread } from "./openInThread";
import { openings } from "./opening";
import { openText } from "./openText";

const header = "name,macs,parameters,activations\n";
const table = (layers: number) =>
  header + Array.from({ length: layers }, (_, i) => `l${i},${i},1,1\n`).join("");
const problem = writeProblem(defaultProblem(networks.get("vgg16")));
const profile = "node1 -- Conv2d -- forward_compute_time=1.0, what\n";

/** A thread whose answers are told one by one. */
function thread() {
  const port = {
    onmessage: null as ((event: MessageEvent<OpeningResponse>) => void) | null,
    onmessageerror: null,
    onerror: null as ((event: ErrorEvent) => void) | null,
    isEnded: false,
    asked: [] as unknown[],
    postMessage: (message: unknown) => void port.asked.push(message),
    terminate: () => {
      port.isEnded = true;
    },
  };
  const tell = (data: OpeningResponse) => port.onmessage?.({ data: structuredClone(data) } as MessageEvent);
  return { port, tell };
}

function openWith({ port }: ReturnType<typeof thread>, fileName = "net.csv") {
  return openInThread(fileName, new Blob(), () => port as unknown as Worker);
}

afterEach(() => openings.getState().current?.stop());

test.each([
  ["a table of 5,000 layers", "net.csv", table(5000)],
  ["a table of 1 layer", "net.csv", table(1)],
  ["a whole problem", "mine.json", problem],
  ["an order", "mine.txt", "0F0 0B0\n"],
  ["a table with a bad line", "net.csv", `${table(3000)}bad,1\n`],
  ["20,001 layers", "net.csv", table(20_001)],
  ["a bad profile", "net.graph.txt", profile],
  ["nothing", "net.csv", ""],
])("%s opens as on the page, or is refused with the same sentence", async (_, fileName, text) => {
  const made = thread();
  const opened = openWith(made, fileName);
  expect(openings.getState().current?.fileName).toBe(fileName);
  openInPieces(fileName, text, made.tell);
  expect(await opened).toEqual(openText(fileName, text));
  expect(made.port.isEnded).toBe(true);
  expect(openings.getState().current).toBeUndefined();
});

test("no message holds more than 2,000 layers", () => {
  const sizes: number[] = [];
  openInPieces("net.csv", table(4001), (response) => {
    if (response.kind === "layers") sizes.push(response.layers.length);
    if (response.kind === "opened") expect(response.opened).toMatchObject({ network: { layers: [] } });
  });
  expect(sizes).toEqual([2000, 2000, 1]);
});

test("stopping ends the thread at once, and what it says later is not heard", async () => {
  const made = thread();
  const opened = openWith(made);
  openings.getState().current?.stop();
  expect(made.port.isEnded).toBe(true);
  expect(openings.getState().current).toBeUndefined();
  openInPieces("net.csv", table(3), made.tell);
  expect(await opened).toBeUndefined();
});

test("the next file stops the one that is being read", async () => {
  const first = thread();
  const second = thread();
  const opened = openWith(first, "first.csv");
  const next = openWith(second, "second.csv");
  expect(await opened).toBeUndefined();
  expect(first.port.isEnded).toBe(true);
  expect(openings.getState().current?.fileName).toBe("second.csv");
  openInPieces("second.csv", table(2), second.tell);
  expect(await next).toMatchObject({ kind: "network" });
});

test("a thread that breaks, or cannot read the file, is a rejection", async () => {
  const made = thread();
  const opened = openWith(made);
  made.tell({ kind: "failed", message: "The disk is gone." });
  await expect(opened).rejects.toThrow("The disk is gone.");
  expect(openings.getState().current).toBeUndefined();
  const broken = thread();
  const never = openWith(broken);
  broken.port.onerror?.(Object.assign(new Event("error"), { message: "No thread." }) as ErrorEvent);
  await expect(never).rejects.toThrow("No thread.");
  expect(broken.port.isEnded).toBe(true);
});
