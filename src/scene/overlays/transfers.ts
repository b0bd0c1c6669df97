import type { Overlay } from "../overlay";

/** Arrows along every tensor that goes from one processor to another. */
export const transfers: Overlay = {
  id: "transfers",
  name: "Transfers",
  help: "Every arrow is a tensor on its way to another processor, from the moment it is made to its arrival. Where more than 1,500 are in sight, neighbours are drawn as one or, where that does not help, none is: zoom in to see them one by one.",
  on: false,
  followsFocus: false,
  marks: ({ result }) => ({ front: [{ kind: "transfers", ink: "transfer", of: result }] }),
};
