import { Term } from "../common/Term";
import { type LeftOutSchedule, leftOutInWords } from "./leftOut";

/** How many schedules are not possible everywhere, with the reasons in a box. */
export function LeftOut({ schedules }: { readonly schedules: readonly LeftOutSchedule[] }) {
  if (schedules.length === 0) return null;
  const nowhere = schedules.filter(({ refused, points }) => refused === points).length;
  const parts = [
    nowhere > 0 && `${nowhere} not possible`,
    schedules.length > nowhere && `${schedules.length - nowhere} with gaps`,
  ];
  const head = nowhere === 0 ? "Not possible at some sizes:" : "Not possible here, or not at some sizes:";
  return (
    <Term
      name={parts.filter(Boolean).join(", ")}
      definition={[head, ...leftOutInWords(schedules)].join("\n")}
    />
  );
}
