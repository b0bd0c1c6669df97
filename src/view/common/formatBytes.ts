import { formatNumber } from "../../scene/timeUnit";

const UNITS = ["B", "kB", "MB", "GB", "TB", "PB"];

/** Bytes with a decimal prefix: "12.8 MB". */
export function formatBytes(bytes: number): string {
  const power = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  return `${formatNumber(bytes / 1000 ** power, 3)} ${UNITS[power]}`;
}
