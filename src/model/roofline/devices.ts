/** A processor's published peaks. Tensor peaks are dense, with sums in 32 bits. */
export interface Device {
  readonly id: string;
  readonly name: string;
  /** FLOP/s on 16-bit numbers (BF16, or FP16 where there is none). */
  readonly bf16: number;
  /** FLOP/s on 32-bit numbers; absent where none is published. */
  readonly fp32?: number;
  /** Bytes/s. */
  readonly memoryBandwidth: number;
}

/**
 * Figures of the makers: NVIDIA's data sheets of V100 (SXM2), A100 (SXM4) and H100 (SXM5), its white papers of the GA102
 * and Ada architectures, and Google Cloud's pages of TPU v3 and v4, by chip.
 */
export const devices: readonly Device[] = [
  { id: "v100", name: "NVIDIA V100", bf16: 125e12, fp32: 15.7e12, memoryBandwidth: 900e9 },
  { id: "a100-40", name: "NVIDIA A100 40 GB", bf16: 312e12, fp32: 19.5e12, memoryBandwidth: 1555e9 },
  { id: "a100-80", name: "NVIDIA A100 80 GB", bf16: 312e12, fp32: 19.5e12, memoryBandwidth: 2039e9 },
  { id: "h100", name: "NVIDIA H100 SXM", bf16: 989.4e12, fp32: 66.9e12, memoryBandwidth: 3350e9 },
  { id: "rtx-3090", name: "NVIDIA RTX 3090", bf16: 71e12, fp32: 35.6e12, memoryBandwidth: 936e9 },
  { id: "rtx-4090", name: "NVIDIA RTX 4090", bf16: 165.2e12, fp32: 82.6e12, memoryBandwidth: 1008e9 },
  { id: "tpu-v3", name: "Google TPU v3", bf16: 123e12, memoryBandwidth: 900e9 },
  { id: "tpu-v4", name: "Google TPU v4", bf16: 275e12, memoryBandwidth: 1200e9 },
];
