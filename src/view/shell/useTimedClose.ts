import { useEffect, useState } from "react";
import { type Notice, noticeClosed } from "../../state/notices";

/** Good news goes by itself after this long; problems stay until they are closed. */
const DONE_MS = 6000;

/** Closes good news after a while, but not under the pointer and not while it has the focus. */
export function useTimedClose({ id, tone }: Notice) {
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (tone !== "done" || isHeld) return;
    const timer = setTimeout(() => noticeClosed(id), DONE_MS);
    return () => clearTimeout(timer);
  }, [id, tone, isHeld]);
  return {
    onPointerEnter: () => setHeld(true),
    onPointerLeave: () => setHeld(false),
    onFocus: () => setHeld(true),
    onBlur: () => setHeld(false),
  };
}
