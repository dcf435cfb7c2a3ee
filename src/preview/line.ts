/** The way between this Discord and its bots, which can stall as a network does. */
export type Line = {
  /** Does it now; while the line is stalled, afterwards, in the order in which it came. */
  carry(work: () => unknown): void;
  /** For so many ms nothing comes through. A stall within another one makes it longer. */
  stall(milliseconds: number): void;
  /** Drops what waits. */
  close(): void;
};

/** A line on which everything comes through. */
export function openLine(): Line {
  const waiting: (() => unknown)[] = [];
  let timer: NodeJS.Timeout | undefined;
  const clear = () => {
    timer = undefined;
    for (const work of waiting.splice(0)) work();
  };
  return {
    carry(work) {
      if (timer === undefined) work();
      else waiting.push(work);
    },
    stall(milliseconds) {
      clearTimeout(timer);
      timer = setTimeout(clear, milliseconds).unref();
    },
    close() {
      clearTimeout(timer);
      waiting.length = 0;
    },
  };
}
