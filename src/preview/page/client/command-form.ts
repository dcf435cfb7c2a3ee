import type { Value } from '../protocol.ts';
import type { Command } from '../shown-command.ts';
import { showProblems } from './dialog.ts';
import { button, element } from './element.ts';
import { type OptionField, optionField } from './option-field.ts';
import type { Room } from './room.ts';

/** What becomes of a command that is being filled in. */
export type CommandFormActs = {
  /** Sends it; rejects with Refusal for what the client would not send. */
  use(command: Command, values: Readonly<Record<string, Value>>): Promise<void>;
  /** Goes back to words; `words` stand in the field again. */
  leave(words: string): void;
};

/** A command with its options as fields; what is left out at first can be added. */
export type CommandForm = { readonly node: HTMLElement; readonly focus: () => void };

export function commandForm(room: Room, command: Command, first: string, acts: CommandFormActs): CommandForm {
  const fields = element('div', { class: 'options' });
  const others = element('div', { class: 'other-options', role: 'group', 'aria-label': 'More options' });
  const problems = element('div', { class: 'problems', role: 'alert' });
  const send = element('button', { type: 'submit', class: 'press primary' }, 'Send');
  const name = element('span', { class: 'command-name' }, `/${command.title}`);
  const cancel = button(
    { class: 'tool', 'aria-label': 'Leave the command', title: 'Leave (Esc)' },
    () => acts.leave(''),
    '✕',
  );
  const head = element(
    'div',
    { class: 'command-head' },
    name,
    element('span', { class: 'hint' }, command.description),
    cancel,
  );
  const foot = element('div', { class: 'command-foot' }, others, send);
  const node = element(
    'form',
    { class: 'command-form', novalidate: true, 'aria-label': `/${command.title}` },
    head,
    fields,
    problems,
    foot,
  );
  const shown: OptionField[] = [];

  async function values(): Promise<Record<string, Value>> {
    const entries = await Promise.all(shown.map(async ({ option, value }) => [option.name, await value()] as const));
    return Object.fromEntries(entries.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])));
  }
  function add(option: Command['options'][number]): OptionField {
    const { name: title, subcommand } = command;
    const field = optionField(option, async (typed) => {
      const { [option.name]: _, ...filled } = await values();
      return room.ask('suggest', {
        ...room.from(),
        name: title,
        subcommand,
        option: option.name,
        typed,
        values: filled,
      });
    });
    shown.push(field);
    fields.append(field.node);
    return field;
  }
  async function submit(): Promise<void> {
    send.setAttribute('aria-disabled', 'true');
    try {
      await acts.use(command, await values());
    } catch (error) {
      showProblems(problems, error);
      const reasons = [...problems.children].map(({ textContent }) => textContent);
      const wrong = shown.filter(({ option }) => reasons.some((reason) => reason?.startsWith(`${option.name} `)));
      for (const field of shown) field.setWrong(wrong.includes(field));
      wrong[0]?.focus();
    } finally {
      send.removeAttribute('aria-disabled');
    }
  }

  for (const option of command.options) {
    if (option.isRequired || command.options[0] === option) add(option);
    else {
      const more = button(
        { class: 'add-option', title: option.description },
        () => {
          more.remove();
          add(option).focus();
        },
        `+ ${option.name}`,
      );
      others.append(more);
    }
  }
  if (first !== '') shown[0]?.fill(first);
  node.addEventListener('submit', (event) => {
    event.preventDefault();
    if (send.getAttribute('aria-disabled') === null) void submit();
  });
  node.addEventListener('keydown', (event) => {
    const isBack = event.key === 'Backspace' && shown.every(({ isEmpty }) => isEmpty());
    if (event.key !== 'Escape' && !isBack) return;
    event.preventDefault();
    acts.leave(isBack ? `/${command.title}` : '');
  });
  return { node, focus: () => (shown[0]?.focus ?? (() => send.focus()))() };
}
