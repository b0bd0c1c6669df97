import { createContext } from "react";

/** Where a view's own controls stand, behind the choice of views; null before it is there. */
export const FrameTop = createContext<HTMLElement | null>(null);
