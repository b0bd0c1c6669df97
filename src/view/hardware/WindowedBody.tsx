import { type ReactNode, useRef } from "react";
import { useWindow } from "../common/useWindow";

/** How high a row of one line is, with its share of the lines between rows. */
export const ROW_PX = 24.5;

/** Up to this many rows, all exist: they are found and printed by the browser's own means. */
const MOST_WHOLE = 80;

interface Props {
  readonly count: number;
  /** How high what `children` makes of one entry is. */
  readonly rowPx: number;
  readonly children: (index: number) => ReactNode;
}

/** The body of a table in a section that scrolls, of which only the entries in view exist if they are many. */
export function WindowedBody({ count, rowPx, children }: Props) {
  const scroller = useRef<HTMLElement>(null);
  const view = useWindow(scroller, count, rowPx);
  const { from, to } = count <= MOST_WHOLE ? { from: 0, to: count } : view;
  return (
    <tbody
      ref={(body) => {
        scroller.current = body?.closest("section") ?? null;
      }}
    >
      <Spacer px={from * rowPx} />
      {Array.from({ length: to - from }, (_, offset) => children(from + offset))}
      <Spacer px={(count - to) * rowPx} />
    </tbody>
  );
}

/** Stands for entries out of view. */
function Spacer({ px }: { readonly px: number }) {
  return px === 0 ? null : (
    <tr>
      <td style={{ height: px, padding: 0, border: 0 }} />
    </tr>
  );
}
