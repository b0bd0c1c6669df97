import { registry } from "../../base/registry";
import type { Family } from "../family";
import { withTransforms } from "../transforms/withTransforms";
import { bitPipe } from "./bitPipe";
import { chimera } from "./chimera";
import { dualPipe } from "./dualPipe";
import { dualPipeV } from "./dualPipeV";
import { eagerOneForwardOneBackward } from "./eagerOneForwardOneBackward";
import { gpipe } from "./gpipe";
import { groupedInterleaved } from "./groupedInterleaved";
import { hanayo } from "./hanayo";
import { interleavedOneForwardOneBackward } from "./interleavedOneForwardOneBackward";
import { layerPipe } from "./layerPipe";
import { loopedBfs } from "./loopedBfs";
import { naive } from "./naive";
import { oneForwardOneBackward } from "./oneForwardOneBackward";
import { oneForwardOneBackwardV } from "./oneForwardOneBackwardV";
import { ownOrder } from "./ownOrder";
import { pipeDream } from "./pipeDream";
import { pipeDreamTwoBuffered } from "./pipeDreamTwoBuffered";
import { seqOneForwardOneBackward } from "./seqOneForwardOneBackward";
import { sequential } from "./sequential";
import { vHalf } from "./vHalf";
import { vMin } from "./vMin";
import { withLayout } from "./withLayout";
import { withSeparateGradients } from "./withSeparateGradients";
import { zbAuto } from "./zbAuto";
import { zbH1 } from "./zbH1";
import { zbH1QuickStart } from "./zbH1QuickStart";
import { zbH2 } from "./zbH2";
import { zbV } from "./zbV";
import { zbVAuto } from "./zbVAuto";

/** One line each, which says whether transforms fit its plans; in the order of menus. */
const listed: readonly Family[] = [
  layerPipe,
  pipeDream,
  pipeDreamTwoBuffered,
  sequential,
  withTransforms(gpipe),
  withTransforms(oneForwardOneBackward),
  withTransforms(seqOneForwardOneBackward),
  withTransforms(naive),
  withTransforms(eagerOneForwardOneBackward),
  withTransforms(interleavedOneForwardOneBackward),
  withTransforms(loopedBfs),
  withSeparateGradients(zbH1),
  zbH1QuickStart,
  withSeparateGradients(zbH2),
  withSeparateGradients(zbAuto),
  withSeparateGradients(zbV),
  withSeparateGradients(zbVAuto),
  withSeparateGradients(groupedInterleaved),
  withTransforms(bitPipe),
  withTransforms(chimera),
  dualPipe,
  dualPipeV,
  withTransforms(oneForwardOneBackwardV),
  withSeparateGradients(vHalf),
  withSeparateGradients(vMin),
  withTransforms(hanayo),
  ownOrder,
];

/** Every schedule family. */
export const families = registry<Family>("schedule family", listed.map(withLayout));
