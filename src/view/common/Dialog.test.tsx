import { act, render, screen } from "@testing-library/react";
import { StrictMode } from "react";
import { beforeAll, expect, test, vi } from "vitest";
import { Dialog } from "./Dialog";

// As browsers do and jsdom does not: what closes says so a moment later.
beforeAll(() => {
  const { prototype } = HTMLDialogElement;
  prototype.showModal = function () {
    this.open = true;
  };
  prototype.close = function () {
    if (!this.open) return;
    this.open = false;
    setTimeout(() => this.dispatchEvent(new Event("close")));
  };
});

const aMoment = () => act(() => new Promise((resolve) => setTimeout(resolve, 5)));

test("a dialog that React mounts twice while developing stays open, and closes when it is closed", async () => {
  const onClose = vi.fn();
  render(
    <StrictMode>
      <Dialog title="Help" onClose={onClose}>
        text
      </Dialog>
    </StrictMode>,
  );
  await aMoment();
  expect(onClose).not.toHaveBeenCalled();
  const dialog = screen.getByRole<HTMLDialogElement>("dialog");
  expect(dialog.open).toBe(true);
  dialog.close();
  await aMoment();
  expect(onClose).toHaveBeenCalledOnce();
});
