import { type KeyboardEvent, memo, useEffect, useMemo, useRef } from "react";
import { chartView, hovered, picked } from "../../state/chart";
import { focusIn } from "./focus";
import { attachGestures } from "./gestures";
import { keyStep, walkFrom } from "./keyWalk";
import css from "./Plot.module.css";
import { type PlotInput, paintPlot } from "./paintPlot";
import { plotSource } from "./plotSource";
import { focusAt } from "./pointAt";
import { usePainter } from "./usePainter";
import { reveal } from "./window";

interface Props {
  readonly input: PlotInput;
  /** What the plot shows, for those who do not see it. */
  readonly label: string;
  /** Id of the element that tells how to use it. */
  readonly describedBy: string;
}

/** The picture of one schedule: a canvas that answers pointer and keyboard. */
export const Plot = memo(function Plot({ input, label, describedBy }: Props) {
  const sources = useMemo(() => [plotSource(input.chart)], [input.chart]);
  const host = usePainter((surface) => paintPlot(surface, input), sources);
  const latest = useRef(input);
  useEffect(() => {
    latest.current = input;
  });
  useEffect(() => {
    if (host.current === null) return;
    const at = (xPx: number, yPx: number) => focusAt(latest.current, xPx, yPx);
    return attachGestures(host.current, {
      frame: () => latest.current.frame,
      onPoint: (xPx, yPx) => hovered(at(xPx, yPx)),
      onLeave: () => hovered(undefined),
      onPick: (xPx, yPx) => picked(at(xPx, yPx)),
    });
  }, [host]);
  const { rowHeightPx, result, gutterPx, frame } = input;
  return (
    <div
      ref={host}
      className={css.plot}
      data-plot={input.chart}
      style={{ width: frame.widthPx + gutterPx, height: result.report.processors * rowHeightPx }}
      role="application"
      aria-roledescription="schedule"
      aria-label={label}
      aria-describedby={describedBy}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an application widget is interactive
      tabIndex={0}
      onKeyDown={(event) => onKey(event, latest.current)}
      onBlur={() => hovered(undefined)}
    />
  );
});

function onKey(event: KeyboardEvent, input: PlotInput): void {
  if (event.ctrlKey || event.metaKey || event.altKey || chartView.getState().cursor !== undefined) return;
  const { chart, result, frame } = input;
  const focus = focusIn(chartView.getState(), chart, result);
  const step = keyStep(event.key);
  if (step !== undefined) {
    const position = walkFrom(result, focus, step, chartView.getState().viewport?.from ?? 0);
    if (position === -1) return;
    hovered({ kind: "task", chart, position });
    reveal(result.columns.start[position], frame.extentTicks);
  } else if (event.key === "Enter" && focus.position !== -1)
    picked({ kind: "task", chart, position: focus.position });
  else return;
  event.preventDefault();
  event.stopPropagation();
}
