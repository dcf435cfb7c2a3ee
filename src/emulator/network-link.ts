/** The way between this Discord and its bots, which can stall as a network does. */
export type NetworkLink = {
  /** Does it now; while the line is stalled, afterwards, in the order in which it came. */
  send(task: () => unknown): void;
  /** For so many ms nothing comes through. A stall within another one makes it longer. */
  stall(durationMs: number): void;
  /** Drops what waits. */
  close(): void;
};

/** A line on which everything comes through. */
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
