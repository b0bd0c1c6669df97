import { cleanup } from "@testing-library/react";
import { afterEach } from "vitest";

// Takes every rendered component off the page again, so that tests do not see each other's.
afterEach(cleanup);
