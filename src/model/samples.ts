/** A measured profile that comes with the app, to be opened like a file of the user's own. */
export interface Sample {
  readonly id: string;
  readonly name: string;
  /** Below the app's own address. */
  readonly file: string;
  /** What to know before trusting its numbers. */
  readonly caution?: string;
}

/** The profiles in public/samples that are good as costs, in the order of the menu. */
export const samples: readonly Sample[] = [
  sample("vgg16", "VGG16, measured"),
  sample(
    "alexnet",
    "AlexNet, measured",
    "The first convolution's forward takes four times its backward, most likely an artefact of the measurement.",
  ),
  sample("resnet18", "ResNet-18, measured"),
  sample("resnet50", "ResNet-50, measured"),
  sample("resnet101", "ResNet-101, measured"),
  sample("resnext50", "ResNeXt-50, measured"),
  sample("squeezenet1_0", "SqueezeNet 1.0, measured"),
  sample("densenet121", "DenseNet-121, measured"),
  sample("inception_v3", "Inception v3, measured"),
  sample(
    "gnmt",
    "GNMT, measured",
    "The first encoder layer's backward is booked on the embedding before it; nothing was corrected.",
  ),
  sample("gnmt_large", "GNMT large, measured"),
];

function sample(id: string, name: string, caution?: string): Sample {
  return { id, name, file: `samples/${id}.graph.txt`, ...(caution !== undefined && { caution }) };
}
