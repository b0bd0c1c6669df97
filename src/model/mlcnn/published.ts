import type { PublishedClaim } from "../publishedClaim";

const MLCNN = "Jiang et al., MLCNN, IPDPS 2022, abstract";
const APCNN = "Jiang et al., APCNN, FPGA 2021, abstract";

/** What the authors state, over dense networks without fusion. */
export const publishedFusion: readonly PublishedClaim[] = [
  { what: "multiplications and additions saved", range: [0, 98], unit: "%", source: MLCNN },
  { what: "speed", range: [3.2, 3.2], unit: "×", source: MLCNN },
  { what: "energy", range: [2.9, 2.9], unit: "×", source: MLCNN },
  { what: "speed with quantization", range: [12.8, 12.8], unit: "×", source: MLCNN },
  { what: "energy with quantization", range: [11.3, 11.3], unit: "×", source: MLCNN },
  { what: "multiplications saved", range: [0, 75], unit: "%", source: APCNN },
  { what: "additions saved", range: [0, 75], unit: "%", source: APCNN },
  { what: "speed on LeNet-5 and VGG16", range: [2.5, 2.5], unit: "×", source: APCNN },
  { what: "energy on LeNet-5 and VGG16", range: [4.7, 4.7], unit: "×", source: APCNN },
];
