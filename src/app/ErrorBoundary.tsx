import { Component, type ErrorInfo, type ReactNode } from "react";
import { CrashPage } from "../view/shell/CrashPage";
import { startFresh } from "./startFresh";

interface Crash {
  readonly error: unknown;
  readonly where: string;
}

/** Shows a page with ways out where a component fails. The work is in the address and in storage, and stays there. */
export class ErrorBoundary extends Component<
  { readonly children: ReactNode },
  { readonly crash: Crash | undefined }
> {
  override state: { readonly crash: Crash | undefined } = { crash: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { crash: { error, where: "" } };
  }

  override componentDidCatch(error: unknown, { componentStack }: ErrorInfo): void {
    this.setState({ crash: { error, where: componentStack ?? "" } });
  }

  override render(): ReactNode {
    const { crash } = this.state;
    if (crash === undefined) return this.props.children;
    return (
      <CrashPage
        details={detailsOf(crash)}
        onRetry={() => this.setState({ crash: undefined })}
        onStartFresh={startFresh}
      />
    );
  }
}

function detailsOf({ error, where }: Crash): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `${stack}\n${where}\n\n${location.href}\n${navigator.userAgent}`;
}
