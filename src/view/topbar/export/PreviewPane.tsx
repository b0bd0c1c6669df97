import { useEffect, useState } from "react";
import type { ExportInput as Shown } from "../../../state/exportInput";
import css from "./ExportDialog.module.css";
import { type ExportChoice, type Preview, previewOf } from "./exportChoice";
import type { FileWriter } from "./fileWriter";

interface Props {
  readonly writer: FileWriter;
  readonly shown: Shown;
  readonly choice: ExportChoice;
}

/** The file before it is saved. */
export function PreviewPane({ writer, shown, choice }: Props) {
  const preview = usePreview(writer, shown, choice);
  const drawn = preview?.kind === "picture" ? preview : undefined;
  const address = useAddress(drawn?.picture);
  return (
    <div className={css.preview}>
      {address && drawn && (
        <img
          className={css.picture}
          srcSet={`${address} ${drawn.scale}x`}
          alt="Preview of what will be exported"
        />
      )}
      {preview?.kind === "text" && <pre className={css.text}>{preview.text}</pre>}
      {preview?.kind === "none" && <p className={css.reason}>{preview.reason}</p>}
    </div>
  );
}

/** The newest preview there is. One is made at a time; of what was chosen meanwhile only the last is made next. */
function usePreview(writer: FileWriter, shown: Shown, choice: ExportChoice): Preview | undefined {
  const [asked, setAsked] = useState(choice);
  const [made, setMade] = useState<{ readonly of: ExportChoice; readonly preview: Preview }>();
  if (made?.of === asked && asked !== choice) setAsked(choice);
  useEffect(() => {
    let isGone = false;
    const make = async () => {
      let preview: Preview | undefined;
      while (preview === undefined && !isGone) preview = await attempt(writer, shown, asked);
      if (preview !== undefined && !isGone) setMade({ of: asked, preview });
    };
    void make();
    return () => {
      isGone = true;
    };
  }, [writer, shown, asked]);
  return made?.preview;
}

async function attempt(writer: FileWriter, shown: Shown, choice: ExportChoice): Promise<Preview | undefined> {
  try {
    return await previewOf(writer, shown, choice);
  } catch (error) {
    return { kind: "none", reason: error instanceof Error ? error.message : String(error) };
  }
}

/** An address for a picture, given back when the picture changes. */
function useAddress(picture: Blob | undefined): string | undefined {
  const [address, setAddress] = useState<string | undefined>();
  useEffect(() => {
    if (picture === undefined) return;
    const made = URL.createObjectURL(picture);
    setAddress(made);
    return () => {
      URL.revokeObjectURL(made);
      setAddress(undefined);
    };
  }, [picture]);
  return address;
}
