import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { ArraySize } from "../../model/systolic/arraySize";
import type { TaskName } from "../../model/systolic/products";
import { formatNumber } from "../../scene/timeUnit";
import { useMedia } from "../common/useTheme";
import { ArrayPicture } from "./ArrayPicture";
import { CyclesBar } from "./CyclesBar";
import { OperandPicture } from "./OperandPicture";
import { playPace } from "./playPace";
import { foldPhases, type WalkedProduct, type WalkStep, walkStep } from "./tileWalk";
import css from "./Walk.module.css";
import { WalkControls } from "./WalkControls";

interface Props {
  readonly product: WalkedProduct;
  readonly array: ArraySize;
  readonly kind: TaskName;
}

/** The picture of a walk at one of its folds, and what moves it. Arrow keys step, Home and End jump, Space plays. */
export function WalkSteps({ product, array, kind }: Props) {
  const { run } = product;
  const last = run.folds - 1;
  const [index, setIndex] = useState(0);
  const [isPlaying, setPlaying] = useWalkClock(index, last, setIndex);
  const slider = useRef<HTMLInputElement>(null);
  useEffect(() => slider.current?.focus(), []);
  const go = (to: number) => {
    setPlaying(false);
    setIndex(Math.min(last, Math.max(0, to)));
  };
  const play = () => {
    if (!isPlaying && index === last) setIndex(0);
    setPlaying(!isPlaying);
  };
  const step = walkStep(run, array, index);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys for what the buttons inside it do
    <div className={css.walk} onKeyDown={(event) => pressed(event, { index, last, go, play })}>
      <WalkControls slider={slider} index={index} last={last} isPlaying={isPlaying} onGo={go} onPlay={play} />
      <p className={css.sentence} aria-live={isPlaying ? "off" : "polite"}>
        {inWords(product, step, index)}
      </p>
      <div className={css.pictures}>
        <OperandPicture product={product} array={array} step={step} kind={kind} />
        <ArrayPicture product={product} array={array} step={step} kind={kind} />
      </div>
      <CyclesBar run={run} step={step} phases={foldPhases(run, array)} kind={kind} />
    </div>
  );
}

/** Whether the walk plays, and the switch; it stops at the last fold. */
function useWalkClock(index: number, last: number, setIndex: (index: number) => void) {
  const [isPlaying, setPlaying] = useState(false);
  const isReduced = useMedia("(prefers-reduced-motion: reduce)");
  useEffect(() => {
    if (!isPlaying) return;
    if (index >= last) {
      setPlaying(false);
      return;
    }
    const { stride, delayMs } = playPace(last + 1, isReduced);
    const timer = setTimeout(() => setIndex(Math.min(last, index + stride)), delayMs);
    return () => clearTimeout(timer);
  }, [isPlaying, index, last, isReduced, setIndex]);
  return [isPlaying, setPlaying] as const;
}

interface Moves {
  readonly index: number;
  readonly last: number;
  readonly go: (to: number) => void;
  readonly play: () => void;
}

function pressed(event: KeyboardEvent, { index, last, go, play }: Moves): void {
  const isButton = event.target instanceof HTMLButtonElement;
  if (event.key === " " && !isButton) play();
  else {
    const page = Math.max(1, Math.round(last / 10));
    const to = {
      ArrowRight: index + 1,
      ArrowUp: index + 1,
      ArrowLeft: index - 1,
      ArrowDown: index - 1,
      PageUp: index + page,
      PageDown: index - page,
      Home: 0,
      End: last,
    }[event.key];
    if (to === undefined) return;
    go(to);
  }
  event.preventDefault();
}

function inWords({ run, held, axes }: WalkedProduct, step: WalkStep, index: number): string {
  const { rows, columns, copy, used } = step;
  const repetition = run.gemm.count > 1 ? ` Repetition ${copy + 1} of ${run.gemm.count}.` : "";
  return (
    `Fold ${formatNumber(index + 1, 9)} of ${formatNumber(run.folds, 9)}.${repetition} ` +
    `Of ${held} it holds ${axes.rows} ${rows[0] + 1} to ${rows[1]} by ${axes.columns} ${columns[0] + 1} to ${columns[1]}, ` +
    `on ${percent(used)} of the array's elements; ${formatNumber(run.mapping.stream, 9)} ${axes.stream} stream through.`
  );
}

function percent(share: number): string {
  return `${formatNumber(100 * share, 3)} %`;
}
