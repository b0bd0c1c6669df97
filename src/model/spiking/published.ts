import type { PublishedClaim } from "../publishedClaim";

const FIRST = "Sanjeet, Sahoo and Parhi, SpikePipe, arXiv 2406.06879v1, abstract";
const LATER = "the same, later version, abstract";

/** What the authors state of training spiking networks; networks, time steps, array and baseline are not known to us. */
export const publishedSpiking: readonly PublishedClaim[] = [
  { what: "average speedup of three networks", range: [1.6, 1.6], unit: "×", source: FIRST },
  { what: "average speedup of four networks", range: [1.7, 1.7], unit: "×", source: LATER },
  { what: "largest speedup", range: [0, 2], unit: "×", source: LATER },
  { what: "communication, of the total", range: [0, 0.5], unit: "%", source: LATER },
];
