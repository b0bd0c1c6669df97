import type { PublishedSection } from "./publishedFigures";

/** What hardware saves, as published and as computed here. */
export const hardwareFigures: readonly PublishedSection[] = [
  {
    title: "Gradient interleaving and InterGrad",
    blocks: [
      {
        text: "A reconstruction, confidence about 40 %: the formulas were fitted to the published range of cycles, and array, batch and energy constants are not known. On an array of n × n with a stream of B samples, apart ÷ together:",
      },
      {
        lines: [
          "B / n | 0.25 | 0.5 | 0.67 | 1 | 2 | 4 | 8",
          "cycles | 2.60 | 2.33 | 2.20 | 2.00 | 1.67 | 1.40 | 1.22",
          "memory accesses | 2.08 | 1.88 | 1.79 | 1.67 | 1.50 | 1.39 | 1.32",
        ],
      },
      { text: "Share of the cycles of both gradients that is saved, a first activation gradient included:" },
      {
        lines: [
          "network | batch 1, 32 × 32 | batch 1, 128 × 128 | batch 4, 32 × 32 | batch 4, 128 × 128 | batch 32, 32 × 32 | batch 32, 128 × 128",
          "VGG16 | 30.6 % | 49.4 % | 11.6 % | 27.8 % | 1.7 % | 5.5 %",
          "ResNet-50 | 24.8 % | 43.8 % | 8.6 % | 21.6 % | 1.2 % | 3.8 %",
          "ResNet-18 | 25.2 % | 42.0 % | 8.8 % | 19.9 % | 1.2 % | 3.4 %",
          "Inception v3 | 18.8 % | 35.2 % | 6.0 % | 14.6 % | 0.8 % | 2.3 %",
          "DenseNet-264 | 23.5 % | 41.7 % | 8.0 % | 19.6 % | 1.1 % | 3.3 %",
        ],
      },
      {
        text: "Memory accesses saved, same columns: VGG16 28.9, 40.0, 22.7, 27.6, 20.4, 20.4 %; ResNet-50 26.7, 36.3, 21.9, 25.5, 20.3, 20.3 %.",
      },
      {
        text: "Energy of both gradients saved, same columns, 45 nm table: VGG16 44.3, 44.6, 26.4, 26.6, 9.9, 9.4 %; ResNet-50 37.8, 38.1, 22.5, 22.6, 13.0, 12.8 %; DenseNet-264 32.3, 32.4, 16.2, 16.1, 7.3, 6.9 %; relative table: DenseNet-264 18.5, 18.4, 7.9, 7.4, 3.7, 3.0 %. It is multiply-adds, those accesses, and words off the chip, where every tensor crosses once for each task that needs it: one after the other the output's gradient twice and the weights five times with their update, interleaved once and twice. That count is our reading, with no more confidence than the cycles; without words off the chip 0.5 to 2.8 % would be saved.",
      },
      {
        figures: [
          {
            what: "cycles, fully connected (ISCAS 2020)",
            published: "1.4–2.2 ×",
            ours: "2.20 at B / n = 2/3 to 1.40 at 4, held",
            why: "fitted",
          },
          {
            what: "memory accesses, fully connected",
            published: "1.9 ×",
            ours: "1.88 at B / n = 0.5, held",
            why: "no single B / n gives both figures",
          },
          {
            what: "cycles, CNNs",
            published: "up to 25 %",
            ours: "1–49 % by batch and array; all three tasks counted, two thirds of it",
            why: "almost any value can be had, so this confirms nothing; the paper's denominator is not known",
          },
          {
            what: "Inception-v4, DenseNet-264 (InterGrad): cycles",
            published: "4 %, 27 %",
            ours: "DenseNet-264 1–42 %",
            why: "theirs are for equal area; we keep the array, and have no Inception-v4",
          },
          {
            what: "energy, CNNs (ISCAS 2020)",
            published: "up to 16 %",
            ours: "3–45 % by batch, array and constants, held; all three tasks counted, 2–35 %",
            why: "constants, array and batch are not known, nor what is counted off the chip, which is nearly all of ours",
          },
          {
            what: "Inception-v4, DenseNet-264 (InterGrad): energy",
            published: "12 %, 18 %",
            ours: "DenseNet-264 3–32 %, held",
            why: "as for their cycles; the published 18 % lies inside, which confirms nothing",
          },
        ],
      },
      {
        text: "What the model does say: interleaving pays only while the stream is short compared with the array.",
      },
    ],
  },
  {
    title: "MLCNN",
    blocks: [
      { text: "A reconstruction, confidence about 85 % for the multiplications. Only the forward changes." },
      {
        text: "Sums over windows are counted in the forward: an operation for each addition, on an array one for each column in a cycle, by the unit beside it that also updates spiking neurons, before the products start. That is cautious twice: sums could be made while inputs stream in, and the pooling that they replace is free. A layer that they would slow down stays as it is, on 128 × 128 the first transition of DenseNet-121. --box-sums free leaves them out of the cycles; their energy is always counted.",
      },
      {
        figures: [
          {
            what: "multiplications saved (APCNN)",
            published: "75 %",
            ours: "75 % for 2 × 2 windows, held",
            why: "",
          },
          {
            what: "operations saved, up to (MLCNN)",
            published: "98 %",
            ours: "multiplications 98.4 % for 8 × 8, held; 98.0 % for the 7 × 7 behind ResNet-50",
            why: "",
          },
          {
            what: "additions saved (APCNN)",
            published: "75 %",
            ours: "74.2 % in LeNet-5's two pairs with sums shared by all filters, 61–66 % with sums shared within a filter",
            why: "box sums remain; their share falls with the number of filters",
          },
          {
            what: "speed on LeNet-5 and VGG16 (APCNN)",
            published: "2.5 ×",
            ours: "LeNet-5 2.73 × by multiply-adds, 2.81 × on 128 × 128 and 2.15 × on 32 × 32; VGG16, its pooling taken as average, 1.61, 1.42 and 1.53 ×; with free sums 2.81, 3.05, 2.60 × and 1.62, 1.60, 1.59 ×; held",
            why: "only layers in front of a pooling gain; theirs is an accelerator of its own",
          },
          {
            what: "energy (APCNN)",
            published: "4.7 ×",
            ours: "LeNet-5 1.95 ×, VGG16 with average pooling 1.52 × (45 nm table; relative 2.22 × and 1.59 ×), held",
            why: "forward only, every tensor moved once off the chip in both",
          },
          {
            what: "speed (MLCNN)",
            published: "3.2 ×; 12.8 × quantized",
            ours: "the low-precision option multiplies: 4 × 3.2 = 12.8",
            why: "8-bit against 32-bit operands explains the factor 4",
          },
        ],
      },
      {
        text: "Of the presets, LeNet-5's two convolutions qualify, DenseNet's transitions, and the layer before the last, global average in the ResNets and MobileNetV2. AlexNet and VGG16 take maxima, which saves no products. Exchanging the convolution and the average is exact (checked on random numbers, to 10⁻¹²); moving the average before an activation that stands between them is not, which is why the authors report accuracy.",
      },
    ],
  },
  {
    title: "Energy",
    blocks: [
      {
        text: "pJ at 45 nm: float32 multiply 3.7 and add 0.9, a 32-bit word from 8 kB SRAM 5, from DRAM 640 (Horowitz, ISSCC 2014; Han et al., EIE, ISCA 2016); registers and hops between elements are not given there and count as nothing. Relative: multiply-add 1, register 1, neighbour 2, buffer 6, DRAM 200 (Chen, Emer, Sze, Eyeriss, ISCA 2016); an addition alone is not given there and counts as a multiply-add. Every constant can be replaced. Which constants InterGrad and MLCNN used is not known.",
      },
    ],
  },
];
