import { writeFile } from "./writeFile";
import type { FontSource, WritingRequest, WritingResponse, WritingStart } from "./writing";

let start: WritingStart | undefined;
/** Files are written one after the other. */
let last: Promise<void> = Promise.resolve();

self.onmessage = ({ data }: MessageEvent<WritingStart | WritingRequest>) => {
  if (data.kind === "start") {
    start = data;
    for (const font of data.fonts) offerFont(font);
  } else last = last.then(() => answer(data));
};

async function answer({ job, format, charts, figure, link }: WritingRequest): Promise<void> {
  try {
    if (start === undefined) throw new Error("There is nothing to write.");
    const { problem, charts: all } = start;
    const input = { problem, charts: charts.map((index) => all[index]), figure, link };
    const tell = (done: number, total: number) => post({ kind: "progress", job, done, total });
    post({ kind: "written", job, file: await writeFile(format, input, tell) });
  } catch (error) {
    post({ kind: "failed", job, message: error instanceof Error ? error.message : String(error) });
  }
}

function offerFont({ family, source, descriptors }: FontSource): void {
  self.fonts.add(new FontFace(family, source, descriptors));
}

function post(response: WritingResponse): void {
  self.postMessage(response);
}
