import type { RefObject } from "react";
import { formatNumber } from "../../scene/timeUnit";
import { TransportButton } from "../playback/TransportButton";
import css from "./Walk.module.css";

interface Props {
  readonly slider: RefObject<HTMLInputElement | null>;
  readonly index: number;
  readonly last: number;
  readonly isPlaying: boolean;
  readonly onGo: (index: number) => void;
  readonly onPlay: () => void;
}

/** First, previous, play, next, last, and a slider over all folds. */
export function WalkControls({ slider, index, last, isPlaying, onGo, onPlay }: Props) {
  const isFirst = index === 0;
  const isLast = index === last;
  const button = css.button;
  return (
    <div className={css.controls}>
      <TransportButton
        shape="start"
        name="First fold (Home)"
        className={button}
        isDisabled={isFirst}
        onPress={() => onGo(0)}
      />
      <TransportButton
        shape="back"
        name="Previous fold (left arrow)"
        className={button}
        isDisabled={isFirst}
        onPress={() => onGo(index - 1)}
      />
      <TransportButton
        shape={isPlaying ? "pause" : "play"}
        name={isPlaying ? "Pause (Space)" : "Play (Space)"}
        className={button}
        isDisabled={last === 0}
        onPress={onPlay}
      />
      <TransportButton
        shape="forward"
        name="Next fold (right arrow)"
        className={button}
        isDisabled={isLast}
        onPress={() => onGo(index + 1)}
      />
      <TransportButton
        shape="end"
        name="Last fold (End)"
        className={button}
        isDisabled={isLast}
        onPress={() => onGo(last)}
      />
      <input
        ref={slider}
        type="range"
        className={css.slider}
        aria-label="Fold"
        aria-valuetext={`${index + 1} of ${last + 1}`}
        min={0}
        max={last}
        value={index}
        onChange={(event) => onGo(event.target.valueAsNumber)}
      />
      <output className={css.place}>
        {formatNumber(index + 1, 9)} <span>of {formatNumber(last + 1, 9)}</span>
      </output>
    </div>
  );
}
