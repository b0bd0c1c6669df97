import { type ComponentType, useSyncExternalStore } from "react";

/**
 * A component whose file has been asked for and is not waited for: it appears at the moment when it is there, whereas
 * React holds back what suspends for a third of a second. Until then nothing stands in its place.
 */
export function soon(file: Promise<ComponentType>): ComponentType {
  let part: ComponentType | undefined;
  const arrived = file.then((component) => {
    part = component;
  });
  const subscribe = (tell: () => void) => {
    let isHeard = true;
    void arrived.then(() => isHeard && tell());
    return () => {
      isHeard = false;
    };
  };
  return function Soon() {
    const Part = useSyncExternalStore(subscribe, () => part);
    return Part && <Part />;
  };
}
