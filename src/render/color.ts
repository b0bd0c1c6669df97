/** A color's channels, 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** Channels of "#rrggbb". */
export function parseColor(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** "#rrggbb" of channels, rounded. */
export function formatColor([red, green, blue]: Rgb): string {
  const value = (Math.round(red) << 16) | (Math.round(green) << 8) | Math.round(blue);
  return `#${value.toString(16).padStart(6, "0")}`;
}

/** `share` of `color` (0 to 1) over `ground`, channel by channel as screens and coverage drawing mix. */
export function mixColors(color: string, ground: string, share: number): string {
  const over = parseColor(color);
  const under = parseColor(ground);
  return formatColor([
    under[0] + (over[0] - under[0]) * share,
    under[1] + (over[1] - under[1]) * share,
    under[2] + (over[2] - under[2]) * share,
  ]);
}

/** An opaque color as an image's pixel, 0xAABBGGRR, as a signed number: engines keep those in registers. */
export function packColor(hex: string): number {
  const [red, green, blue] = parseColor(hex);
  return (255 << 24) | (blue << 16) | (green << 8) | red;
}
