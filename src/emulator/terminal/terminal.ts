import { clearLine, createInterface, cursorTo } from 'node:readline';

/** What Tab makes of a line: the ends that there may be, and the part of the line that they stand for. */
export type Completion = readonly [ends: readonly string[], part: string];

export type TerminalOptions = {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream;
  readonly complete: (line: string) => Promise<Completion>;
};

/** Lines in, text out. */
export type Terminal = {
  /** Whether a person sits there, and not a pipe. */
  readonly isInteractive: boolean;
  /** The next line; undefined where the input has ended. Lines that come early wait. */
  nextLine(): Promise<string | undefined>;
  /** Writes a paragraph. What is being typed meanwhile stays below it. */
  print(text: string): void;
  close(): void;
};

export function openTerminal({ input, output, complete }: TerminalOptions): Terminal {
  const isInteractive = input.isTTY === true;
  const lines = createInterface({
    input,
    output,
    terminal: isInteractive,
    prompt: isInteractive ? '> ' : '',
    completer: (line: string, done: (error: null, completion: [string[], string]) => void) =>
      void complete(line).then(
        ([ends, part]) => done(null, [[...ends], part]),
        () => done(null, [[], line]),
      ),
  });
  const lineIterator = lines[Symbol.asyncIterator]();
  let isTyping = false;
  return {
    isInteractive,
    async nextLine() {
      // What was typed ahead stays, with the cursor behind it.
      if (isInteractive) lines.prompt(true);
      isTyping = true;
      const { value, done } = await lineIterator.next();
      isTyping = false;
      return done ? undefined : value;
    },
    print(text) {
      if (isInteractive && isTyping) {
        clearLine(output, 0);
        cursorTo(output, 0);
      }
      output.write(`${text}\n\n`);
      if (isInteractive && isTyping) lines.prompt(true);
    },
    close: () => lines.close(),
  };
}
