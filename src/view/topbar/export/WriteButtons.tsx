import type { ExportInput as Shown } from "../../../state/exportInput";
import { Button } from "../../common/Button";
import css from "./ExportDialog.module.css";
import { type ExportChoice, exporterOf } from "./exportChoice";
import type { FileWriter } from "./fileWriter";
import { useWriting, type Writing } from "./useWriting";

interface Props {
  readonly writer: FileWriter;
  readonly shown: Shown;
  readonly choice: ExportChoice;
}

/** Saves or copies the chosen file; tells how far it is, and stops it, if that takes a moment. */
export function WriteButtons({ writer, shown, choice }: Props) {
  const { writing, save, copy, stop } = useWriting(writer, shown);
  return (
    <div className={css.actions} aria-busy={writing !== undefined}>
      <WritingLine writing={writing} />
      {writing?.isLong ? (
        <Button onClick={stop}>Stop</Button>
      ) : (
        <Button tone="primary" icon="export" onClick={() => save(choice)}>
          Download
        </Button>
      )}
      {exporterOf(choice).kind === "text" && !writing?.isLong && (
        <Button onClick={() => copy(choice)}>Copy as text</Button>
      )}
    </div>
  );
}

function WritingLine({ writing }: { readonly writing: Writing | undefined }) {
  const { share } = writing ?? {};
  return (
    <>
      <progress
        className={css.progress}
        aria-label="Written"
        hidden={writing === undefined}
        {...(share !== undefined && { value: share })}
      />
      <p className={css.writing} role="status">
        {writing?.isLong && `Writing ${writing.name} …`}
      </p>
    </>
  );
}
