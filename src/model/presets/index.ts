import { registry } from "../../base/registry";
import type { Network } from "../network";
import { alexnet } from "./alexnet";
import { gpt2Small } from "./gpt2Small";
import { lenet5 } from "./lenet5";
import { mlp } from "./mlp";
import { resnet18 } from "./resnet18";
import { resnet34 } from "./resnet34";
import { resnet50 } from "./resnet50";
import { vgg16 } from "./vgg16";

/** The networks that come with the app. A new one is one file and one line here. */
export const networks = registry<Network>("network", [
  mlp,
  lenet5,
  alexnet,
  vgg16,
  resnet18,
  resnet34,
  resnet50,
  gpt2Small,
]);
