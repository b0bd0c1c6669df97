import { useEffect, useRef } from "react";
import { formatTime, type TimeUnit } from "../../scene/timeUnit";
import { toPx, toTicks } from "../../scene/viewport";
import { chartView, useChartView } from "../../state/chart";
import { shownWindow, type TimeFrame } from "../gantt/window";
import css from "./Playhead.module.css";
import { sought, stepped, type Track } from "./playback";

interface Props {
  readonly track: Track;
  readonly frame: TimeFrame;
  readonly unit: TimeUnit;
  readonly leftPx: number;
}

/** The time cursor on the axis: a press on the axis puts it there, a drag scrubs. Moved by code, not by React. */
export function Playhead({ track, frame, unit, leftPx }: Props) {
  const head = useRef<HTMLDivElement>(null);
  const isActive = useChartView((state) => state.cursor !== undefined);
  useEffect(() => {
    const place = () => {
      const { cursor, viewport } = chartView.getState();
      if (head.current === null || cursor === undefined) return;
      const x = toPx(shownWindow(viewport, frame.extentTicks), frame.widthPx, cursor);
      head.current.style.transform = `translateX(${Math.round(x)}px)`;
      head.current.setAttribute("aria-valuenow", String(cursor));
      head.current.setAttribute("aria-valuetext", formatTime(cursor, unit));
    };
    place();
    return chartView.subscribe(place);
  }, [frame, unit]);
  const seek = (clientX: number, rail: HTMLElement) => {
    const window = shownWindow(chartView.getState().viewport, frame.extentTicks);
    sought(toTicks(window, frame.widthPx, clientX - rail.getBoundingClientRect().left), frame.extentTicks);
  };
  return (
    <div
      className={css.rail}
      style={{ left: leftPx, width: frame.widthPx }}
      title="Press or drag to put the time cursor here"
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        seek(event.clientX, event.currentTarget);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) seek(event.clientX, event.currentTarget);
      }}
    >
      <div
        ref={head}
        className={css.head}
        hidden={!isActive}
        role="slider"
        tabIndex={isActive ? 0 : -1}
        aria-label="Time cursor"
        aria-valuemin={0}
        aria-valuemax={frame.extentTicks}
        aria-valuenow={0}
        onKeyDown={(event) => {
          if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
          event.preventDefault();
          event.stopPropagation();
          stepped(track, event.key === "ArrowRight" ? 1 : -1);
        }}
      />
    </div>
  );
}
