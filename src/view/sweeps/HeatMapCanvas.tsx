import { useEffect, useRef } from "react";
import { mountCanvas, type Surface2D } from "../gantt/canvas";
import css from "./HeatMap.module.css";
import { type HeatPicture, paintHeatMap } from "./paintHeatMap";

interface Props {
  readonly picture: HeatPicture;
  readonly place: { readonly x: number; readonly y: number };
}

/** One map, painted anew when what it shows changes. */
export function HeatMapCanvas({ picture, place }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const surface = useRef<Surface2D>(undefined);
  const { map, grid, layout, ink, isAlone } = picture;
  useEffect(() => {
    surface.current = host.current ? mountCanvas(host.current) : undefined;
    return () => surface.current?.canvas.remove();
  }, []);
  useEffect(() => {
    if (surface.current) paintHeatMap(surface.current, { map, grid, layout, ink, isAlone });
  }, [map, grid, layout, ink, isAlone]);
  return (
    <div
      className={css.map}
      ref={host}
      data-map={map.name}
      style={{ left: place.x, top: place.y, ...layout.map }}
    />
  );
}
