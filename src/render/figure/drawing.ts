import type { Pen } from "../pen";
import type { Theme } from "../theme";

/** A picture without a time axis: whatever a pen draws, alike on canvas and in SVG. */
export interface Drawing {
  /** Read out by screen readers, and the file's title. */
  readonly title: string;
  readonly description: string;
  /** Kept in the file's metadata, for instance the link that restores the screen. */
  readonly metadata?: string;
  readonly theme: Theme;
  /** Whole CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Draws everything from the upper left corner at 0, 0; the paper is there. */
  draw(pen: Pen): void;
}

/** Draws the paper and what is on it. */
export function drawOnPaper(pen: Pen, drawing: Drawing): void {
  const { theme, width, height } = drawing;
  pen.rect({ x: 0, y: 0, width, height }, { fill: theme.paper });
  drawing.draw(pen);
}
