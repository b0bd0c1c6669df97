import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { DRAWER_HEIGHT, drawerResized, layoutChanged, useLayout } from "../../state/layout";
import css from "./DrawerHandle.module.css";

const STEP_PX = 24;

/** The drawer's upper edge: dragged, or moved by arrow keys; far enough down it closes the drawer. */
export function DrawerHandle() {
  const height = useLayout((state) => state.drawerHeight);
  const grip = useRef(0);

  function move(event: PointerEvent<HTMLDivElement>): void {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const wanted = grip.current - event.clientY;
    if (wanted < DRAWER_HEIGHT.min / 2) layoutChanged({ drawerOpen: false });
    else drawerResized(wanted);
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that is moved is this role, an <hr> is not
    <div
      role="separator"
      aria-orientation="horizontal"
      aria-label="Height of the numbers"
      aria-valuenow={height}
      aria-valuemin={DRAWER_HEIGHT.min}
      aria-valuemax={DRAWER_HEIGHT.max}
      tabIndex={0}
      className={css.handle}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        grip.current = event.clientY + height;
      }}
      onPointerMove={move}
      onDoubleClick={() => drawerResized(DRAWER_HEIGHT.normal)}
      onKeyDown={(event) => resizeByKey(event, height)}
    />
  );
}

function resizeByKey(event: KeyboardEvent, height: number): void {
  const by = { ArrowUp: STEP_PX, ArrowDown: -STEP_PX }[event.key];
  if (by === undefined) return;
  event.preventDefault();
  drawerResized(height + by);
}
