import { benchSimulator } from "./simulate";

benchSimulator();
