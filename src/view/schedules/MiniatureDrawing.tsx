import { useEffect, useState } from "react";
import { useTheme } from "../common/useTheme";
import type { Miniature } from "./miniature";
import css from "./SchedulePicker.module.css";

/** A family's schedule in small, on an example of equal stages; room is kept for it while it is computed. */
export function MiniatureDrawing({ family }: { readonly family: string }) {
  const { tasks, ground } = useTheme();
  const drawn = useMiniature(family);
  return (
    <figure className={css.miniature}>
      <div className={css.strip}>
        {drawn.kind === "drawn" && (
          <svg viewBox={`0 0 ${drawn.miniature.widthPx} ${drawn.miniature.heightPx}`} aria-hidden="true">
            <rect width="100%" height="100%" fill={ground} />
            <path d={drawn.miniature.paths.forward} fill={tasks.forward.fill} />
            <path d={drawn.miniature.paths.activationGradient} fill={tasks.activationGradient.fill} />
            <path d={drawn.miniature.paths.weightGradient} fill={tasks.weightGradient.fill} />
          </svg>
        )}
      </div>
      <figcaption className={css.caption}>
        {drawn.kind === "none"
          ? "There is no small drawing of this schedule."
          : "8 microbatches on 4 processors; all tasks of a layer take equally long."}
      </figcaption>
    </figure>
  );
}

type Drawn =
  | { readonly kind: "waiting" }
  | { readonly kind: "none" }
  | { readonly kind: "drawn"; readonly miniature: Miniature };

/** Drawings that were made before. */
const made = new Map<string, Drawn>();

function useMiniature(family: string): Drawn {
  const [, setLatest] = useState<Drawn>();
  useEffect(() => {
    if (made.has(family)) return;
    let isGone = false;
    void import("./miniature").then(({ miniatureOf }) => {
      if (isGone) return;
      const miniature = miniatureOf(family);
      const drawn: Drawn = miniature === undefined ? { kind: "none" } : { kind: "drawn", miniature };
      made.set(family, drawn);
      setLatest(drawn);
    });
    return () => {
      isGone = true;
    };
  }, [family]);
  return made.get(family) ?? { kind: "waiting" };
}
