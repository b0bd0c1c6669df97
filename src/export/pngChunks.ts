const SIGNATURE_BYTES = 8;
/** Length, type and checksum around a chunk's data. */
const CHUNK_FRAME_BYTES = 12;
const INCHES_PER_METER = 39.3701;

/** The same PNG with its physical size: without it, type-setters take 72 or 96 dots per inch. */
export function withPhysicalSize(
  png: Uint8Array<ArrayBuffer>,
  pixelsPerInch: number,
): Uint8Array<ArrayBuffer> {
  const data = new Uint8Array(9);
  const view = new DataView(data.buffer);
  const pixelsPerMeter = Math.round(pixelsPerInch * INCHES_PER_METER);
  view.setUint32(0, pixelsPerMeter);
  view.setUint32(4, pixelsPerMeter);
  data[8] = 1; // the unit is the meter
  const header =
    SIGNATURE_BYTES + CHUNK_FRAME_BYTES + new DataView(png.buffer, png.byteOffset).getUint32(SIGNATURE_BYTES);
  return concat([png.subarray(0, header), chunk("pHYs", data), png.subarray(header)]);
}

/** The same PNG with a line of text about it, for instance the link that restores the screen. */
export function withText(
  png: Uint8Array<ArrayBuffer>,
  keyword: string,
  text: string,
): Uint8Array<ArrayBuffer> {
  // iTXt: keyword, 0, not compressed, method 0, no language, no translated keyword, text in UTF-8.
  const data = concat([new TextEncoder().encode(`${keyword}\0\0\0\0\0`), new TextEncoder().encode(text)]);
  const end = png.length - CHUNK_FRAME_BYTES;
  return concat([png.subarray(0, end), chunk("iTXt", data), png.subarray(end)]);
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const whole = new Uint8Array(data.length + CHUNK_FRAME_BYTES);
  const view = new DataView(whole.buffer);
  view.setUint32(0, data.length);
  whole.set(new TextEncoder().encode(type), 4);
  whole.set(data, 8);
  view.setUint32(8 + data.length, checksum(whole.subarray(4, 8 + data.length)));
  return whole;
}

/** CRC-32 as PNG has it (ISO 3309), bit by bit: chunks are short. */
function checksum(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

function concat(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
