import type { PublishedClaim } from "../publishedClaim";

const ISCAS = "Unnikrishnan and Parhi, gradient interleaving, ISCAS 2020 (arXiv 2002.05529), abstract";
const INTERGRAD = "InterGrad, IEEE TCAS-I 70(5), 2023, abstract";

/** How sure we are that the formulas are the authors': they were fitted to the published range of cycles. */
export const interleavingConfidence = 0.4;

/** What the authors state, against gradients computed one after the other; array and batch are not known to us. */
export const publishedInterleaving: readonly PublishedClaim[] = [
  { what: "cycles of fully connected layers", range: [1.4, 2.2], unit: "×", source: ISCAS },
  { what: "memory accesses of fully connected layers", range: [1.9, 1.9], unit: "×", source: ISCAS },
  { what: "cycles and memory accesses of CNNs", range: [0, 25], unit: "%", source: ISCAS },
  { what: "energy of CNNs", range: [0, 16], unit: "%", source: ISCAS },
  { what: "energy of Inception-v4, same area", range: [12, 12], unit: "%", source: INTERGRAD },
  { what: "memory accesses of Inception-v4, same area", range: [17, 17], unit: "%", source: INTERGRAD },
  { what: "cycles of Inception-v4, same area", range: [4, 4], unit: "%", source: INTERGRAD },
  { what: "energy of DenseNet-264, same area", range: [18, 18], unit: "%", source: INTERGRAD },
  { what: "memory accesses of DenseNet-264, same area", range: [26, 26], unit: "%", source: INTERGRAD },
  { what: "cycles of DenseNet-264, same area", range: [27, 27], unit: "%", source: INTERGRAD },
];
