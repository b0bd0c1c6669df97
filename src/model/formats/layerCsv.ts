import { isRefusal, type Refusal, refuse } from "../../base/refusal";
import type { Layer, LayerTimes } from "../layer";
import { MAX_LAYERS } from "../limits";
import type { Network } from "../network";
import { type CsvRow, csvCell, parseCsv, type Separator, separatorOf } from "./csvTable";
import type { Format } from "./format";

const COUNTS = ["macs", "parameters", "activations"] as const;
const TIMES = ["forward", "activation_gradient", "weight_gradient"] as const;
const COLUMNS: readonly string[] = ["name", ...COUNTS, ...TIMES];
const NUMBER = /^\d+(?:\.\d*)?(?:[eE][+-]?\d+)?$/;

/** A table of layers with a header; it keeps names, sizes and typed times. */
export const layerCsv: Format = {
  id: "layer-csv",
  name: "Layer table",
  extensions: [".csv", ".tsv"],
  match: (fileName, text) => /\.[ct]sv$/i.test(fileName) || looksLikeHeader(text),
  read: (text, name) => {
    const plain = text.replace(/^\uFEFF/, "");
    const separator = separatorOf(plain);
    const rows = parseCsv(plain, separator, MAX_LAYERS + 2); // the header, the layers, one too many
    if (isRefusal(rows)) return rows;
    const layers = readLayers(rows, separator);
    if (isRefusal(layers)) return layers;
    return {
      id: "own",
      name,
      layers,
      inputs: 0,
      notes: ["The size of the network's input is not in the table and counts as 0."],
      preferredCost: layers.some((layer) => layer.times !== undefined) ? "ticks" : "macs",
    };
  },
  write: writeLayers,
};

function looksLikeHeader(text: string): boolean {
  const [first] = text.slice(0, 1000).split(/[\r\n]/, 1);
  const cells = first.replace(/^\uFEFF/, "").split(/[,;\t]/);
  return cells.some((cell) => COLUMNS.includes(columnName(cell.trim().replaceAll('"', ""))));
}

function columnName(cell: string): string {
  return cell.toLowerCase().replace(/[ -]/g, "_");
}

/** Where each column stands. */
type Header = ReadonlyMap<string, number>;

function readLayers(rows: readonly CsvRow[], separator: Separator): Layer[] | Refusal {
  const [first, ...body] = rows;
  const header = readHeader(first);
  if (isRefusal(header)) return header;
  if (body.length === 0) return refuse("There are no layers below the header.");
  if (body.length > MAX_LAYERS) {
    return refuse(`Line ${body[MAX_LAYERS].line}: a network has at most ${MAX_LAYERS} layers.`);
  }
  const layers: Layer[] = [];
  for (const row of body) {
    const layer = readLayer(row, header, separator, `layer ${layers.length}`);
    if (isRefusal(layer)) return refuse(`Line ${row.line}: ${layer.reason}`);
    layers.push(layer);
  }
  return layers;
}

function readHeader(row: CsvRow | undefined): Header | Refusal {
  const names = (row?.cells ?? []).map(columnName);
  const unknown = names.find((name) => !COLUMNS.includes(name));
  if (unknown !== undefined) {
    return refuse(`Line ${row?.line}: "${unknown}" is no column; known are ${COLUMNS.join(", ")}.`);
  }
  const header = new Map(names.map((name, index) => [name, index]));
  if (header.size < names.length) return refuse(`Line ${row?.line}: a column stands there twice.`);
  const times = TIMES.filter((column) => header.has(column)).length;
  if (times === TIMES.length || (times === 0 && header.has("macs"))) return header;
  return refuse(`The header needs the column macs, or all of ${TIMES.join(", ")}.`);
}

function readLayer(row: CsvRow, header: Header, separator: Separator, unnamed: string): Layer | Refusal {
  if (row.cells.length !== header.size) {
    return refuse(`${row.cells.length} cells stand under ${header.size} columns.`);
  }
  const cell = (column: string) => row.cells[header.get(column) ?? -1] ?? "";
  const counts = { macs: 0, parameters: 0, activations: 0 };
  for (const column of COUNTS) {
    if (!header.has(column)) continue;
    const count = readNumber(cell(column), separator);
    if (count === undefined || !Number.isSafeInteger(count)) {
      return refuse(`${column} is a whole number from 0 to 2^53, not "${cell(column)}".`);
    }
    counts[column] = count;
  }
  const name = header.has("name") ? cell("name") : unnamed;
  if (name === "") return refuse("the layer has no name.");
  const times = readTimes(TIMES.map(cell), separator);
  if (isRefusal(times)) return times;
  return { name, ...counts, ...(times !== undefined && { times }) };
}

/** Three numbers, or undefined where all three cells are empty. */
function readTimes(cells: readonly string[], separator: Separator): LayerTimes | undefined | Refusal {
  if (cells.every((cell) => cell === "")) return undefined;
  const numbers: number[] = [];
  for (const [index, cell] of cells.entries()) {
    const number = readNumber(cell, separator);
    if (number === undefined) return refuse(`${TIMES[index]} is a number from 0 on, not "${cell}".`);
    numbers.push(number);
  }
  const [forward, activationGradient, weightGradient] = numbers;
  return { forward, activationGradient, weightGradient };
}

/** In a table with semicolons the comma may stand for the decimal point, as spreadsheets of many countries write it. */
function readNumber(cell: string, separator: Separator): number | undefined {
  const text = separator === ";" ? cell.replace(",", ".") : cell;
  const number = NUMBER.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
}

function writeLayers(network: Network): string {
  const timed = network.layers.some((layer) => layer.times !== undefined);
  const header = ["name", ...COUNTS, ...(timed ? TIMES : [])];
  const rows = network.layers.map(({ name, macs, parameters, activations, times }) => {
    const typed = [times?.forward ?? "", times?.activationGradient ?? "", times?.weightGradient ?? ""];
    return [csvCell(name), macs, parameters, activations, ...(timed ? typed : [])];
  });
  return [header, ...rows].map((cells) => `${cells.join(",")}\n`).join("");
}
