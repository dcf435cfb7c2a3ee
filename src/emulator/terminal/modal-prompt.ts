import {
  type APIStringSelectComponent,
  type APITextInputComponent,
  ComponentType,
  TextInputStyle,
} from 'discord-api-types/v10';
import type { ModalValues, OpenedModal, OpenedModalField } from '../clients/modal.ts';
import type { Terminal } from './terminal.ts';

/** What somebody puts into a field; undefined where they close the form, or have no more to type. */
type ModalValue = ModalValues[string] | undefined;

const instructions = 'Enter keeps what is there, a lone . empties a field, /cancel closes the form.';

/** Has somebody fill in a form, field by field; `before` is what they put there last time. Undefined if they close it. */
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
      terminal.print(`${field.label}: this can't be filled in here, and is left as it is.`);
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
  const hint = isLong ? ' (as many lines as you like; a lone . ends them)' : '';
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
  terminal.print([`${title} (numbers, with commas between)`, ...list].join('\n'));
  const line = (await terminal.nextLine())?.trim();
  if (line === undefined || line === '/cancel') return undefined;
  if (line === '') return selected.map(({ value }) => value);
  const numbers = line.split(/[\s,]+/).filter((word) => word !== '' && word !== '.');
  return numbers.map((word) => options[Number(word) - 1]?.value ?? word);
}

function fieldTitle({ label, description }: OpenedModalField): string {
  return `${label}${description === undefined ? '' : ` · ${description}`}`;
}
