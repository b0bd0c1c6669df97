/** What the views of sweeps look like on paper: loaded with the first file that is made. */
export { curvesPicture } from "./curvesPicture";
export { mapPicture } from "./mapPicture";
export { tradeOffPicture } from "./tradeOffPicture";
