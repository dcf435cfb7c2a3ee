import { clearLine, createInterface, cursorTo } from 'node:readline';
import {
  type APIStringSelectComponent,
  type APITextInputComponent,
  ComponentType,
  TextInputStyle,
} from 'discord-api-types/v10';
import type { ModalValues, OpenedModal, OpenedModalField } from '../clients/modal.ts';

/** The possible completions, and the part of the line that they replace. */
export type Completion = readonly [completions: readonly string[], part: string];

export type TerminalOptions = {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream;
  readonly complete: (line: string) => Promise<Completion>;
};

/** Reads lines and prints text. */
export type Terminal = {
  /** False for piped input. */
  readonly isInteractive: boolean;
  /** The next line, or undefined at the end of the input. */
  nextLine(): Promise<string | undefined>;
  /** Prints a paragraph above the line being typed. */
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
        ([completions, part]) => done(null, [[...completions], part]),
        () => done(null, [[], line]),
      ),
  });
  const lineIterator = lines[Symbol.asyncIterator]();
  let isTyping = false;
  return {
    isInteractive,
    async nextLine() {
      // Keeps text that was typed ahead.
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

/** The value of a field; undefined if the user closes the form or the input ends. */
type ModalValue = ModalValues[string] | undefined;

const instructions = 'Enter keeps the current value, a single . clears it, /cancel closes the form.';

/** Prompts for each field of a modal. Undefined if the user closes it. */
export async function promptForModal(
  modal: OpenedModal,
  previousValues: ModalValues,
  terminal: Terminal,
): Promise<ModalValues | undefined> {
  const values: Record<string, ModalValues[string]> = {};
  terminal.print(`${modal.title}\n(${instructions})`);
  for (const field of modal.fields) {
    const { component } = field;
    const previous = previousValues[component.custom_id];
    if (component.type !== ComponentType.TextInput && component.type !== ComponentType.StringSelect) {
      terminal.print(`${field.label}: this field cannot be filled in from the terminal and keeps its value.`);
      continue;
    }
    const answer =
      component.type === ComponentType.TextInput
        ? await promptForText(fieldTitle(field), component, previous, terminal)
        : await promptForSelection(fieldTitle(field), component, previous, terminal);
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
  terminal.print(
    [`${title}${hint}`, ...(current === '' ? [] : current.split('\n').map((line) => `  | ${line}`))].join('\n'),
  );
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
    const detail = option.description === undefined ? '' : ` · ${option.description}`;
    return `  ${index + 1} [${selected.includes(option) ? 'x' : ' '}] ${option.label}${detail}`;
  });
  terminal.print([`${title} (numbers, separated by commas)`, ...list].join('\n'));
  const line = (await terminal.nextLine())?.trim();
  if (line === undefined || line === '/cancel') return undefined;
  if (line === '') return selected.map(({ value }) => value);
  const numbers = line.split(/[\s,]+/).filter((word) => word !== '' && word !== '.');
  return numbers.map((word) => options[Number(word) - 1]?.value ?? word);
}

function fieldTitle({ label, description }: OpenedModalField): string {
  return `${label}${description === undefined ? '' : ` · ${description}`}`;
}
