import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { defaultDocument } from "./defaultDocument";
import type { Document } from "./document";

/** The document with the steps that undo and redo walk through. */
export interface DocumentState {
  readonly document: Document;
  /** Oldest first; the last is what undo returns to. */
  readonly past: readonly Document[];
  /** Nearest first. */
  readonly future: readonly Document[];
  /** The step that a further edit with the same key joins, while it is fresh. */
  readonly open: { readonly key: string; readonly at: number } | undefined;
  /** A pointer is pressed: its edits with one key are one step, however long it takes. */
  readonly isHeld: boolean;
}

/** How far back undo reaches. */
const MAX_STEPS = 200;
/** Edits with one key join one step if they follow each other within this many milliseconds. */
const JOIN_MS = 800;

export const documentStore = createStore<DocumentState>(() => ({
  document: defaultDocument(),
  past: [],
  future: [],
  open: undefined,
  isHeld: false,
}));

/** Reads the document store in a component. */
export function useDocument<T>(select: (state: DocumentState) => T): T {
  return useStore(documentStore, select);
}

/** Which step an edit joins, and when it happened. */
export interface EditOptions {
  /** Edits with the same key in quick succession are one step of undo: a slider's drag, a field being typed in. */
  readonly join?: string;
  /** Milliseconds on any clock that only grows. */
  readonly at?: number;
}

/** Changes the document in one step that can be undone. An edit that changes nothing is no step. */
export function documentEdited(edit: (document: Document) => Document, options: EditOptions = {}): void {
  const { join, at = performance.now() } = options;
  documentStore.setState((state) => {
    const document = edit(state.document);
    if (document === state.document) return state;
    const isFresh = state.isHeld || at - (state.open?.at ?? 0) < JOIN_MS;
    const joins = join !== undefined && state.open?.key === join && isFresh;
    return {
      document,
      past: joins ? state.past : [...state.past, state.document].slice(-MAX_STEPS),
      future: [],
      open: join === undefined ? undefined : { key: join, at },
    };
  });
}

/** A pointer is pressed or let go: what it drags is a step of its own. */
export function pointerHeld(isHeld: boolean): void {
  documentStore.setState({ isHeld, open: undefined });
}

/** Puts another document in place of this one, with nothing to undo: at the start, or from a link walked to. */
export function documentReplaced(document: Document): void {
  documentStore.setState({ document, past: [], future: [], open: undefined });
}

/** Opens another document as a step that can be undone. */
export function documentOpened(document: Document): void {
  documentEdited(() => document);
}

/** Puts a document where one step back finds it; what is on the page stays. */
export function stepSlippedIn(document: Document): void {
  documentStore.setState(({ past }) => ({ past: [...past, document].slice(-MAX_STEPS) }));
}

/** Goes one step back. */
export function undone(): void {
  documentStore.setState((state) => {
    const document = state.past.at(-1);
    if (document === undefined) return state;
    return {
      document,
      past: state.past.slice(0, -1),
      future: [state.document, ...state.future],
      open: undefined,
    };
  });
}

/** Goes one step forward again. */
export function redone(): void {
  documentStore.setState((state) => {
    const [document, ...future] = state.future;
    if (document === undefined) return state;
    return { document, past: [...state.past, state.document], future, open: undefined };
  });
}
