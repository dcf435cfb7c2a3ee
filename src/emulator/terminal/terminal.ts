import { type CompleterResult, clearLine, cursorTo } from 'node:readline';
import { createInterface } from 'node:readline/promises';
import {
  type APIStringSelectComponent,
  type APITextInputComponent,
  ComponentType,
  TextInputStyle,
} from 'discord-api-types/v10';
import type { ModalValues, OpenedModal } from '../clients/modal.ts';

export type TerminalOptions = {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream;
  readonly complete: (line: string) => Promise<CompleterResult>;
};

/** Reads lines and prints text. */
export type Terminal = ReturnType<typeof openTerminal>;

export function openTerminal({ input, output, complete }: TerminalOptions) {
  const isInteractive = input.isTTY === true;
  const lines = createInterface({
    input,
    output,
    terminal: isInteractive,
    prompt: isInteractive ? '> ' : '',
    completer: (line: string) => complete(line).catch((): CompleterResult => [[], line]),
  });
  const lineIterator = lines[Symbol.asyncIterator]();
  let isTyping = false;
  let isClosed = false;
  lines.once('close', () => {
    isClosed = true;
    isTyping = false;
  });
  return {
    /** False for piped input. */
    isInteractive,
    /** The next line, or undefined at the end of the input. */
    async nextLine(): Promise<string | undefined> {
      isTyping = isInteractive && !isClosed;
      // Keeps text that was typed ahead.
      if (isTyping) lines.prompt(true);
      const { value, done } = await lineIterator.next();
      isTyping = false;
      return done ? undefined : value;
    },
    /** Prints a paragraph above the line being typed. */
    print(text: string): void {
      if (isTyping) {
        clearLine(output, 0);
        cursorTo(output, 0);
      }
      output.write(`${text}\n\n`);
      if (isTyping) lines.prompt(true);
    },
    close: () => lines.close(),
  };
}

/** The value of a field; undefined if the user closes the form or the input ends. */
type ModalValue = ModalValues[string] | undefined;

/** Prompts for each field of a modal. Undefined if the user closes it. */
export async function promptForModal(
  modal: OpenedModal,
  previousValues: ModalValues,
  terminal: Terminal,
): Promise<ModalValues | undefined> {
  const values: Record<string, ModalValues[string]> = {};
  terminal.print(`${modal.title}\n(Enter keeps the current value, a single . clears it, /cancel closes the form.)`);
  for (const { label, description, component } of modal.fields) {
    const previous = previousValues[component.custom_id];
    const title = withDetail(label, description);
    if (component.type !== ComponentType.TextInput && component.type !== ComponentType.StringSelect) {
      terminal.print(`${label}: this field cannot be filled in from the terminal and keeps its value.`);
      continue;
    }
    const answer =
      component.type === ComponentType.TextInput
        ? await promptForText(title, component, previous, terminal)
        : await promptForSelection(title, component, previous, terminal);
    if (answer === undefined) return undefined;
    values[component.custom_id] = answer;
  }
  return values;
}

async function promptForText(
  title: string,
  { style, value = '' }: APITextInputComponent,
  previous: ModalValue,
  terminal: Terminal,
): Promise<string | undefined> {
  const isLong = style === TextInputStyle.Paragraph;
  const current = typeof previous === 'string' ? previous : value;
  const hint = isLong ? ' (several lines; end with a single .)' : '';
  terminal.print(`${title}${hint}${current === '' ? '' : `\n${current}`.replaceAll('\n', '\n  | ')}`);
  const lines: string[] = [];
  for (;;) {
    const line = await terminal.nextLine();
    if (line === undefined || line === '/cancel') return undefined;
    if (line === '' && lines.length === 0) return current;
    if (line === '.') return lines.join('\n');
    lines.push(line);
    if (!isLong) return line;
  }
}

async function promptForSelection(
  title: string,
  { options }: APIStringSelectComponent,
  previous: ModalValue,
  terminal: Terminal,
): Promise<readonly string[] | undefined> {
  const selected = options.filter(({ value, default: isDefault = false }) =>
    typeof previous === 'object' ? previous.some((one) => one === value) : isDefault,
  );
  const list = options.map((option, index) => {
    const mark = selected.includes(option) ? 'x' : ' ';
    return `  ${index + 1} [${mark}] ${withDetail(option.label, option.description)}`;
  });
  terminal.print([`${title} (numbers, separated by commas)`, ...list].join('\n'));
  const line = (await terminal.nextLine())?.trim();
  if (line === undefined || line === '/cancel') return undefined;
  if (line === '') return selected.map(({ value }) => value);
  const numbers = line.split(/[\s,]+/).filter((word) => word !== '' && word !== '.');
  return numbers.map((word) => options[Number(word) - 1]?.value ?? word);
}

function withDetail(label: string, detail: string | undefined): string {
  return detail === undefined ? label : `${label} · ${detail}`;
}
