/** Resolves after `delayMs`, without keeping the process alive. Tests replace the global timer, not node:timers/promises. */
export function delay(delayMs: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, delayMs).unref();
  });
}
