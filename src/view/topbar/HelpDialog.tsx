import { dialogSet } from "../../state/layout";
import { useOffline } from "../../state/offline";
import { Dialog } from "../common/Dialog";
import css from "./HelpDialog.module.css";

/** Shortcuts that belong together. */
export interface ShortcutGroup {
  readonly title: string;
  readonly shortcuts: readonly { readonly keys: readonly string[]; readonly name: string }[];
}

const ABOUT =
  "Training a network means a forward, an activation gradient and a weight gradient for every layer and every " +
  "minibatch. A schedule says which processor computes which of them in which order. This page times each schedule " +
  "exactly, draws it, and says why a processor stalls. Everything is computed in this browser; nothing is sent anywhere.";

const OFFLINE = {
  unknown: undefined,
  ready: "Ready for use without a network.",
  newer: "A newer version is ready; reload to use it.",
} as const;

/** What the page is, and the keys it understands. */
export function HelpDialog({ groups }: { readonly groups: readonly ShortcutGroup[] }) {
  const offline = OFFLINE[useOffline()];
  return (
    <Dialog title="Help" onClose={() => dialogSet(undefined)}>
      <p className={css.about}>{ABOUT}</p>
      {offline && <p className={css.about}>{offline}</p>}
      <div className={css.groups}>
        {groups.map((group) => (
          <section key={group.title}>
            <h3 className={css.title}>{group.title}</h3>
            <dl className={css.list}>
              {group.shortcuts.map(({ keys, name }) => (
                <div key={name} className={css.shortcut}>
                  <dt>{name}</dt>
                  <dd>
                    {keys.map((key) => (
                      <kbd key={key} className={css.key}>
                        {key}
                      </kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
