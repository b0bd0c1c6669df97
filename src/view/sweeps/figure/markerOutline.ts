import { markerShape } from "../seriesStyle";

/** A circle is drawn with so many corners. */
const CORNERS = 24;

/** The corners of a series' marker around the origin: x, y, x, y …; `area` in square CSS pixels. */
export function markerOutline(index: number, area: number): readonly number[] {
  const points: number[] = [];
  const add = (x: number, y: number) => points.push(x, y);
  const nothing = () => {};
  markerShape(index).draw(
    {
      moveTo: add,
      lineTo: add,
      rect(x, y, width, height) {
        points.push(x, y, x + width, y, x + width, y + height, x, y + height);
      },
      arc(x, y, radius) {
        points.length = 0;
        for (let corner = 0; corner < CORNERS; corner++) {
          const angle = (2 * Math.PI * corner) / CORNERS;
          add(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
        }
      },
      closePath: nothing,
      arcTo: nothing,
      bezierCurveTo: nothing,
      ellipse: nothing,
      quadraticCurveTo: nothing,
    },
    area,
  );
  return points;
}
