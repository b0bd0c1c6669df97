import { pointerHeld } from "../state/documentStore";

/** Makes what a pointer drags one step of undo. Returns what ends it. */
export function holdSteps(): () => void {
  const press = () => pointerHeld(true);
  const release = () => pointerHeld(false);
  window.addEventListener("pointerdown", press, true);
  window.addEventListener("pointerup", release, true);
  window.addEventListener("pointercancel", release, true);
  return () => {
    window.removeEventListener("pointerdown", press, true);
    window.removeEventListener("pointerup", release, true);
    window.removeEventListener("pointercancel", release, true);
  };
}
