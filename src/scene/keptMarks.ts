import type { ScheduledResult } from "../analysis/scheduledResult";
import type { Overlay, OverlayInput, OverlayMarks } from "./overlay";
import { overlays } from "./overlays/index";

/** Marks of an overlay that can be made apart from the picture: plain data, so that a worker may be asked for them. */
export interface MarksWanted {
  /** Id of the overlay. */
  readonly overlay: string;
  /** See OverlayInput. */
  readonly changedBy: readonly string[];
}

/** The same with what was made. */
export interface MarksMade extends MarksWanted {
  readonly marks: OverlayMarks;
}

interface Kept {
  readonly baseline: ScheduledResult | undefined;
  readonly changedBy: string;
  readonly marks: OverlayMarks;
}

/** Heavy marks of at most so many tasks are made within a frame, where they are drawn. */
const MOST_AT_ONCE = 20_000;

const keptOf = new WeakMap<ScheduledResult, Map<string, Kept>>();

/** Ids of the overlays that are on and change one. */
export function changing({ id }: Overlay, on: readonly Overlay[]): readonly string[] {
  return on.filter(({ changes }) => changes?.includes(id)).map((overlay) => overlay.id);
}

/** The marks of an overlay; those that do not follow the pointer are made once and kept with the result. */
export function marksOnce(overlay: Overlay, input: OverlayInput): OverlayMarks {
  if (overlay.followsFocus) return overlay.marks(input);
  const known = knownMarks(overlay, input);
  if (known !== undefined) return known;
  const marks = overlay.marks(input);
  keep(input.result, overlay.id, { baseline: input.baseline, changedBy: keyOf(input), marks });
  return marks;
}

/** Whether the marks of an overlay would take longer than a frame, and are not there yet. */
export function areAwaited(overlay: Overlay, input: OverlayInput): boolean {
  return overlay.isHeavy === true && isLarge(input.result) && knownMarks(overlay, input) === undefined;
}

/** The heavy marks of the overlays that are on. */
export function heavyMarks(on: readonly string[]): readonly MarksWanted[] {
  const found = overlays.all.filter(({ id }) => on.includes(id));
  return found
    .filter(({ isHeavy }) => isHeavy)
    .map((overlay) => ({ overlay: overlay.id, changedBy: changing(overlay, found) }));
}

/** Of these marks of a result those that its picture awaits. */
export function awaitedMarks(
  result: ScheduledResult,
  wanted: readonly MarksWanted[],
): readonly MarksWanted[] {
  return wanted.filter(({ overlay, changedBy }) =>
    areAwaited(overlays.get(overlay), { ...UNFOCUSED, result, changedBy }),
  );
}

/** Makes those of the marks that its picture would await. O(tasks · log tasks) each. */
export function makeMarks(result: ScheduledResult, wanted: readonly MarksWanted[]): readonly MarksMade[] {
  return awaitedMarks(result, wanted).map(({ overlay, changedBy }) => ({
    overlay,
    changedBy,
    marks: overlays.get(overlay).marks({ ...UNFOCUSED, result, changedBy }),
  }));
}

/** Marks of a result that were made elsewhere are there. */
export function marksKept(result: ScheduledResult, made: readonly MarksMade[]): void {
  for (const { overlay, changedBy, marks } of made)
    keep(result, overlay, { baseline: undefined, changedBy: keyOf({ changedBy }), marks });
}

const UNFOCUSED = { focus: -1, focusStall: -1 } as const;

function isLarge({ columns }: ScheduledResult): boolean {
  return columns.task.length > MOST_AT_ONCE;
}

/** Heavy marks do not depend on the baseline. */
function knownMarks({ id, isHeavy }: Overlay, input: OverlayInput): OverlayMarks | undefined {
  const known = keptOf.get(input.result)?.get(id);
  if (known === undefined || known.changedBy !== keyOf(input)) return undefined;
  return isHeavy || known.baseline === input.baseline ? known.marks : undefined;
}

function keyOf({ changedBy = [] }: Pick<OverlayInput, "changedBy">): string {
  return changedBy.join();
}

function keep(result: ScheduledResult, overlay: string, marks: Kept): void {
  const kept = keptOf.get(result) ?? new Map<string, Kept>();
  keptOf.set(result, kept);
  kept.set(overlay, marks);
}
