import { overlays } from "../../scene/overlays";
import { type OverlayWork, useOverlayWork } from "../../state/overlayWork";
import css from "./RunCover.module.css";

/** Says in a corner of a chart which overlays its picture still lacks. */
export function OverlayCover({ chart }: { readonly chart: string }) {
  const work = useOverlayWork(chart);
  if (work === undefined) return null;
  return (
    <div
      className={css.awaiting}
      data-awaiting={work.kind}
      role={work.kind === "crashed" ? "alert" : "status"}
    >
      <p className={css.card}>{inWords(work)}</p>
    </div>
  );
}

function inWords({ kind, marks }: OverlayWork): string {
  const names = marks.map(({ overlay }) => overlays.get(overlay).name);
  const listed = new Intl.ListFormat("en-GB").format(names);
  return kind === "running"
    ? `Computing ${listed.toLowerCase()} …`
    : `${listed} could not be computed. Switch off and on to try again.`;
}
