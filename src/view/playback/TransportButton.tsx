/** Shapes on a 16 × 16 grid. */
const SHAPES = {
  play: "M5 3.2v9.6L12.8 8z",
  pause: "M4.5 3.5h2.4v9H4.5zM9.1 3.5h2.4v9H9.1z",
  back: "M10.5 3.8v8.4L4 8zM11.5 3.8h1v8.4h-1z",
  forward: "M5.5 3.8v8.4L12 8zM3.5 3.8h1v8.4h-1z",
  start: "M3 3.5h1.4v9H3zM13 3.5v9L5.4 8z",
  end: "M11.6 3.5H13v9h-1.4zM3 3.5v9L10.6 8z",
  fit: "M2.5 3v10H4V3zM12 3v10h1.5V3zM5 7.4h6v1.2H5zM7.2 5.6 5 8l2.2 2.4zM8.8 5.6 11 8l-2.2 2.4z",
} as const;

/** Names of the shapes. */
export type TransportShape = keyof typeof SHAPES;

interface Props {
  readonly shape: TransportShape;
  /** Spoken and shown as a tip. */
  readonly name: string;
  readonly className: string;
  readonly isDisabled?: boolean;
  readonly onPress: () => void;
}

/** A button with a filled shape, as on any player. */
export function TransportButton({ shape, name, className, isDisabled = false, onPress }: Props) {
  return (
    <button
      type="button"
      className={className}
      aria-label={name}
      title={name}
      disabled={isDisabled}
      onClick={onPress}
    >
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" fill="currentColor">
        <path d={SHAPES[shape]} />
      </svg>
    </button>
  );
}
