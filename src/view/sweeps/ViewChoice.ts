import { createContext, type ReactNode } from "react";

/** The choice of views, which the tab makes and a view's frame shows. */
export const ViewChoice = createContext<ReactNode>(null);
