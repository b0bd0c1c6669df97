import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

/** A sentence about something that happened, shown until it is closed. */
export interface Notice {
  readonly id: number;
  readonly tone: "done" | "problem";
  readonly text: string;
  /** Further lines, for instance where in a file it went wrong. */
  readonly details?: readonly string[];
}

export const notices = createStore<{ readonly list: readonly Notice[]; readonly next: number }>(() => ({
  list: [],
  next: 1,
}));

/** Reads the notices in a component. */
export function useNotices(): readonly Notice[] {
  return useStore(notices, (state) => state.list);
}

/** Says something to the user. The same sentence is not said twice at once. */
export function noticed(notice: Omit<Notice, "id">): void {
  notices.setState(({ list, next }) => ({
    list: [...list.filter((other) => other.text !== notice.text), { ...notice, id: next }].slice(-3),
    next: next + 1,
  }));
}

/** Takes a notice away. */
export function noticeClosed(id: number): void {
  notices.setState(({ list }) => ({ list: list.filter((notice) => notice.id !== id) }));
}
