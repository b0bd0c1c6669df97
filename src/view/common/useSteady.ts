import { useEffect, useState } from "react";

/** How long what was final keeps its place: quicker changes do not flicker, slower ones are seen to be under way. */
const PATIENCE_MS = 400;

/** The value; while it is not final the last final one instead, unless the next one takes long. */
export function useSteady<T>(value: T, isFinal: boolean): T {
  const [last, setLast] = useState({ value });
  const isLate = useLate(!isFinal);
  if (isFinal && !Object.is(last.value, value)) setLast({ value });
  return isFinal || isLate ? value : last.value;
}

/** Whether something has been waited for so long that it should be said. */
function useLate(isWaiting: boolean): boolean {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [isWaiting]);
  return isLate;
}
