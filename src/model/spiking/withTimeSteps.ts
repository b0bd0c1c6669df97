import type { Network } from "../network";
import { streamingFactor } from "../timeSteps";

/** The same layers with another number of time steps, from 1 on; a network of one's own, unless that is what it had. */
export function withTimeSteps(network: Network, timeSteps: number): Network {
  if (timeSteps === streamingFactor(network)) return network;
  const name = network.id === "own" ? network.name : `${network.name}, edited`;
  return { ...network, id: "own", name, timeSteps };
}
