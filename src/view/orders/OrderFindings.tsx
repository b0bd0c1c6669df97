import type { OrderExam } from "../../analysis/examineOrder";
import type { CellPlace, OrderProblem, OrderWait, WrittenOrder } from "../../schedule/orders/order";
import { useDocument } from "../../state/documentStore";
import { problemFitted } from "../../state/orderEdits";
import { orderExamStopped, orderExamWanted, useExamWork } from "../../state/orderExams";
import { Button } from "../common/Button";
import { useSteady } from "../common/useSteady";
import { fixInWords } from "./fixInWords";
import css from "./OrderEditor.module.css";
import { problemKey } from "./problemKey";

interface Props {
  /** Id of the chart. */
  readonly chart: string;
  readonly exam: OrderExam | undefined;
  readonly order: WrittenOrder | undefined;
  /** Index of the chosen problem; undefined: all are marked. */
  readonly chosen: number | undefined;
  /** A problem was chosen, with the cell of it to go to. */
  readonly onChoose: (index: number, place: CellPlace | undefined) => void;
}

/** What an examination of the order found, and how far it is: what is wrong, one by one, and what helps; or which published order it is. */
export function OrderFindings({ chart, ...found }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
    <section className={css.findings} aria-label="Findings" tabIndex={0}>
      <ExamStatus chart={chart} isFirst={found.exam === undefined} />
      {found.exam && <Found {...found} exam={found.exam} />}
    </section>
  );
}

interface StatusProps {
  readonly chart: string;
  /** No findings of an earlier text stand below. */
  readonly isFirst: boolean;
}

/** That the order is still examined, and a way to stop it; or that it was stopped, and a way to go on. */
function ExamStatus({ chart, isFirst }: StatusProps) {
  const work = useExamWork(chart);
  const shown = useSteady(work, work !== "running");
  return (
    <div className={css.exam} role="status">
      {shown === "running" && (
        <>
          <p>Examining …</p>
          <Button onClick={() => orderExamStopped(chart)}>Stop</Button>
        </>
      )}
      {shown === "stopped" && (
        <>
          <p>{isFirst ? "The examination was stopped." : `The examination was stopped. ${OLD}`}</p>
          <Button onClick={() => orderExamWanted(chart)}>Examine</Button>
        </>
      )}
    </div>
  );
}

const OLD = "What stands here was found before the last change.";

/** What was found, perhaps before the last change. */
function Found({
  exam,
  order,
  chosen,
  onChoose,
}: Omit<Props, "chart" | "exam"> & { readonly exam: OrderExam }) {
  const { problems, problemCount, sentence } = exam;
  return (
    <>
      <p className={css.count} role="status" data-wrong={problemCount > 0 || undefined}>
        {countInWords(problemCount)}
      </p>
      {sentence !== undefined && <p className={css.sentence}>{sentence}</p>}
      <Fixes exam={exam} />
      {problems.length > 0 && (
        <ol className={css.problems}>
          {problems.map((problem, index) => (
            <li key={problemKey(problem)}>
              <Problem
                problem={problem}
                order={order}
                isChosen={index === chosen}
                onChoose={(place) => onChoose(index, place)}
              />
            </li>
          ))}
        </ol>
      )}
      {problems.length === 0 && <Notation />}
    </>
  );
}

function countInWords(count: number): string {
  if (count === 0) return "Nothing is wrong with this order.";
  return count === 1 ? "1 problem" : `${count} problems`;
}

/** Changes of the problem, each a press and a step of undo. */
function Fixes({ exam: { fixes } }: { readonly exam: OrderExam }) {
  const problem = useDocument((state) => state.document.problem);
  const told = fixes.flatMap((fix) => {
    const words = fixInWords(fix, problem);
    return words === undefined ? [] : [{ fix, words }];
  });
  if (told.length === 0) return null;
  return (
    <div className={css.fixes}>
      {told.map(({ fix, words }) => (
        <Button key={fix.kind} tone="primary" onClick={() => problemFitted(fix)}>
          {words}
        </Button>
      ))}
    </div>
  );
}

interface ProblemProps {
  readonly problem: OrderProblem;
  readonly order: WrittenOrder | undefined;
  readonly isChosen: boolean;
  readonly onChoose: (place: CellPlace | undefined) => void;
}

function Problem({ problem, order, isChosen, onChoose }: ProblemProps) {
  const { message, cells, cycle } = problem;
  if (cells.length === 0) return <p className={css.problem}>{message}</p>;
  return (
    <>
      <button
        type="button"
        className={css.problem}
        aria-pressed={isChosen}
        onClick={() => onChoose(cycle?.[0].cell ?? cells[0])}
      >
        {cycle === undefined ? message : circleInWords(cycle.length)}
      </button>
      {cycle !== undefined && order !== undefined && (
        <ol className={css.circle}>
          {cycle.map((wait, i) => (
            <li key={`${wait.cell.row}:${wait.cell.cell}`}>
              <button type="button" className={css.wait} onClick={() => onChoose(wait.cell)}>
                <span className={css.number} aria-hidden="true">
                  {i + 1}
                </span>
                <span>{waitInWords(order, wait, cycle.at(i - 1))}</span>
              </button>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

function circleInWords(length: number): string {
  if (length === 1) return "This order can never finish: a processor waits for itself.";
  return `This order can never finish: ${length} processors wait for each other in a circle.`;
}

/** "P1 stops at 1F1, which stands before 1B0, and waits for 0F1 of P0." */
function waitInWords(
  order: WrittenOrder,
  { cell, waitsFor }: OrderWait,
  before: OrderWait | undefined,
): string {
  const text = ({ row, cell: index }: CellPlace) => order.rows[row]?.[index]?.text ?? "";
  const wanted = before?.waitsFor;
  const isBehind = wanted !== undefined && wanted.cell > cell.cell;
  const why = isBehind ? `, which stands before ${text(wanted)},` : "";
  const what = waitsFor === undefined ? "the end of the batch" : `${text(waitsFor)} of P${waitsFor.row}`;
  return `P${cell.row} stops at ${text(cell)}${why} and waits for ${what}.`;
}

/** How cells are written, for as long as nothing else is to be said. */
function Notation() {
  return (
    <dl className={css.notation}>
      {CELLS.map(([cell, words]) => (
        <div key={cell}>
          <dt>{cell}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  );
}

const CELLS = [
  ["2F5", "forward of microbatch 5 on stage 2"],
  ["2B5", "its backward; or in halves"],
  ["2I5", "activation gradient"],
  ["2W5", "weight gradient"],
  ["(2F5;3B1)", "two that run as one pair"],
  ["# …", "a comment, up to the end of its line"],
] as const;
