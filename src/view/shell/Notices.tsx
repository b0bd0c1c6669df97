import { type Notice, noticeClosed, useNotices } from "../../state/notices";
import { IconButton } from "../common/Button";
import css from "./Notices.module.css";
import { OpeningCard } from "./OpeningCard";
import { useTimedClose } from "./useTimedClose";

/** Sentences about what just happened, and the file that is being read, over the lower edge of the page. */
export function Notices() {
  const list = useNotices();
  return (
    <section className={css.notices} aria-label="Notices" aria-live="polite">
      {list.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} />
      ))}
      <OpeningCard />
    </section>
  );
}

function NoticeCard({ notice }: { readonly notice: Notice }) {
  const hold = useTimedClose(notice);
  return (
    <div className={css.notice} data-tone={notice.tone} {...hold}>
      <div className={css.text}>
        <p>{notice.text}</p>
        {notice.details?.map((line) => (
          <p key={line} className={css.detail}>
            {line}
          </p>
        ))}
      </div>
      <IconButton icon="close" name="Close" onClick={() => noticeClosed(notice.id)} />
    </div>
  );
}
