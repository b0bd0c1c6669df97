const UNITS = ["B", "kB", "MB", "GB", "TB", "PB"];
/** Significant digits. */
const DIGITS = 3;

/** Bytes with a decimal prefix: "12.8 MB". */
export function formatBytes(bytes: number): string {
  const power = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  const value = bytes / 1000 ** power;
  const rounded = value >= 10 ** DIGITS ? Math.round(value) : Number(value.toPrecision(DIGITS));
  return `${rounded} ${UNITS[power]}`;
}
