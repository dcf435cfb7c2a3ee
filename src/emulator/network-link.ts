/** The connection between the emulator and the bots, which can stall like a network. */
export type NetworkLink = {
  /** Runs the task now, or in order after the current stall. */
  send(task: () => unknown): void;
  /** Delays tasks for this time. A new stall replaces the current one. */
  stall(durationMs: number): void;
  /** Drops waiting tasks. */
  close(): void;
};

export function openNetworkLink(): NetworkLink {
  const queue: (() => unknown)[] = [];
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    timer = undefined;
    for (const task of queue.splice(0)) task();
  };
  return {
    send(task) {
      if (timer === undefined) task();
      else queue.push(task);
    },
    stall(durationMs) {
      clearTimeout(timer);
      timer = setTimeout(flush, durationMs).unref();
    },
    close() {
      clearTimeout(timer);
      queue.length = 0;
    },
  };
}
