import { encodeLink } from "../../state/link";
import { currentWork } from "../../state/work";

/** The address that restores this screen; undefined if the work is too large for one. */
export function currentAddress(): string | undefined {
  const hash = encodeLink(currentWork());
  return hash === undefined ? undefined : location.href.replace(/#.*$/, "") + hash;
}
