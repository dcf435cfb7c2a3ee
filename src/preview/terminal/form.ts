import {
  type APIStringSelectComponent,
  type APITextInputComponent,
  ComponentType,
  TextInputStyle,
} from 'discord-api-types/v10';
import type { Modal, ModalField } from '../people/modal.ts';
import type { ModalValues } from '../people/modal-answers.ts';
import type { Terminal } from './terminal.ts';

/** What somebody puts into a field; undefined where they close the form, or have no more to type. */
type Given = ModalValues[string] | undefined;

const howTo = 'Enter keeps what is there, a lone . empties a field, /cancel closes the form.';

/** Has somebody fill in a form, field by field; `before` is what they put there last time. Undefined if they close it. */
export async function fillIn(modal: Modal, before: ModalValues, terminal: Terminal): Promise<ModalValues | undefined> {
  const filled: Record<string, ModalValues[string]> = {};
  terminal.say(`${modal.title}\n(${howTo})`);
  for (const field of modal.fields) {
    const { component } = field;
    const given = before[component.custom_id];
    if (component.type !== ComponentType.TextInput && component.type !== ComponentType.StringSelect) {
      terminal.say(`${field.label}: this can't be filled in here, and is left as it is.`);
      continue;
    }
    const answer =
      component.type === ComponentType.TextInput
        ? await askText(titleOf(field), component, given, terminal)
        : await askChoice(titleOf(field), component, given, terminal);
    if (answer === undefined) return undefined;
    filled[component.custom_id] = answer;
  }
  return filled;
}

async function askText(
  title: string,
  { style, value = '' }: APITextInputComponent,
  before: Given,
  terminal: Terminal,
): Promise<string | undefined> {
  const isLong = style === TextInputStyle.Paragraph;
  const now = typeof before === 'string' ? before : value;
  const hint = isLong ? ' (as many lines as you like; a lone . ends them)' : '';
  terminal.say([`${title}${hint}`, ...(now === '' ? [] : now.split('\n').map((line) => `  | ${line}`))].join('\n'));
  const lines: string[] = [];
  for (;;) {
    const line = await terminal.next();
    if (line === undefined || line === '/cancel') return undefined;
    if (line === '' && lines.length === 0) return now;
    if (line === '.') return lines.join('\n');
    lines.push(line);
    if (!isLong) return line;
  }
}

async function askChoice(
  title: string,
  { options }: APIStringSelectComponent,
  before: Given,
  terminal: Terminal,
): Promise<readonly string[] | undefined> {
  const chosen = options.filter(({ value, default: isDefault = false }) =>
    typeof before === 'object' ? before.some((one) => one === value) : isDefault,
  );
  const list = options.map((option, index) => {
    const detail = option.description === undefined ? '' : ` · ${option.description}`;
    return `  ${index + 1} [${chosen.includes(option) ? 'x' : ' '}] ${option.label}${detail}`;
  });
  terminal.say([`${title} (numbers, with commas between)`, ...list].join('\n'));
  const line = (await terminal.next())?.trim();
  if (line === undefined || line === '/cancel') return undefined;
  if (line === '') return chosen.map(({ value }) => value);
  const numbers = line.split(/[\s,]+/).filter((word) => word !== '' && word !== '.');
  return numbers.map((word) => options[Number(word) - 1]?.value ?? word);
}

function titleOf({ label, description }: ModalField): string {
  return `${label}${description === undefined ? '' : ` · ${description}`}`;
}
