import { registry } from "../../base/registry";
import type { Network } from "../network";
import { alexnet } from "./alexnet";
import { bertBase } from "./bertBase";
import { bertLarge } from "./bertLarge";
import { densenet121 } from "./densenet121";
import { densenet264 } from "./densenet264";
import { gpt2Large } from "./gpt2Large";
import { gpt2Medium } from "./gpt2Medium";
import { gpt2Small } from "./gpt2Small";
import { gpt2Xl } from "./gpt2Xl";
import { inceptionV3 } from "./inceptionV3";
import { lenet5 } from "./lenet5";
import { llama27b } from "./llama27b";
import { llama38b } from "./llama38b";
import { mlp } from "./mlp";
import { mobilenetV2 } from "./mobilenetV2";
import { resnet18 } from "./resnet18";
import { resnet34 } from "./resnet34";
import { resnet50 } from "./resnet50";
import { resnet101 } from "./resnet101";
import { resnet152 } from "./resnet152";
import { spikingCnn } from "./spikingCnn";
import { spikingVgg9 } from "./spikingVgg9";
import { vgg11 } from "./vgg11";
import { vgg13 } from "./vgg13";
import { vgg16 } from "./vgg16";
import { vgg19 } from "./vgg19";

/** The networks that come with the app. A new one is one file and one line here. */
export const networks = registry<Network>("network", [
  mlp,
  lenet5,
  alexnet,
  vgg11,
  vgg13,
  vgg16,
  vgg19,
  resnet18,
  resnet34,
  resnet50,
  resnet101,
  resnet152,
  mobilenetV2,
  inceptionV3,
  densenet121,
  densenet264,
  bertBase,
  bertLarge,
  gpt2Small,
  gpt2Medium,
  gpt2Large,
  gpt2Xl,
  llama27b,
  llama38b,
  spikingCnn,
  spikingVgg9,
]);
