import { num } from "./svgText";

/** Rectangles as one path. Each starts where the one before it did, plus a step: steps are short numbers, files small. */
export class BoxPath {
  text = "";
  /** Start of the last rectangle in hundredths, so that rounding does not add up. */
  private x = 0;
  private y = 0;

  add(x: number, y: number, width: number, height: number): void {
    const right = Math.round((x + width) * 100);
    const left = Math.round(x * 100);
    const top = Math.round(y * 100);
    const move = this.text === "" ? "M" : "m";
    const step = joined(num((left - this.x) / 100), num((top - this.y) / 100));
    const across = num((right - left) / 100);
    this.text += `${move}${step}h${across}v${num(height)}h-${across}z`;
    this.x = left;
    this.y = top;
  }
}

/** Two numbers; a minus separates them as well as a blank. */
function joined(a: string, b: string): string {
  return b.startsWith("-") ? a + b : `${a} ${b}`;
}
