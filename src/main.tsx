import "@fontsource-variable/inter";
import "@fontsource-variable/jetbrains-mono";
import "./view/tokens.css";
import "./view/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/App";
import { wire } from "./app/wire";

const container = document.getElementById("root");
if (container) {
  void wire();
  createRoot(container).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
