import type { Value } from '../protocol.ts';
import type { Command } from '../shown-command.ts';
import { refuseTooMuch } from './chosen-file.ts';
import { showProblems } from './dialog.ts';
import { button, element } from './element.ts';
import { optionFields } from './option-fields.ts';
import type { Room } from './room.ts';
import { noSuchCommand } from './typed-word.ts';

/** What becomes of a command that is being filled in. */
export type CommandFormActs = {
  /** Sends it; rejects with Refusal for what the client would not send. */
  use(command: Command, values: Readonly<Record<string, Value>>): Promise<void>;
  /** Goes back to words; `words` stand in the field again. */
  leave(words: string): void;
};

/** A command with its options as fields; what is left out at first can be added. */
export type CommandForm = {
  readonly node: HTMLElement;
  readonly title: string;
  /** What of it can be typed in a line: the command and its first option. */
  readonly words: () => string;
  readonly focus: () => void;
  /** Says whether whoever one is now has the command here; it is not sent as long as they have not. */
  setOffered(isOffered: boolean): void;
};

export function commandForm(room: Room, command: Command, first: string, acts: CommandFormActs): CommandForm {
  const fields = optionFields(room, command);
  const problems = element('div', { class: 'problems', role: 'alert' });
  const missing = element('div', { class: 'problems', role: 'status' });
  const send = element('button', { type: 'submit', class: 'press primary' }, 'Send');
  const foot = element('div', { class: 'command-foot' }, fields.others, send);
  const node = element(
    'form',
    { class: 'command-form', novalidate: true, 'aria-label': `/${command.title}` },
    headOf(command, () => acts.leave('')),
    fields.node,
    problems,
    missing,
    foot,
  );
  let isBusy = false;
  let isOffered = true;

  function setBusy(is: boolean): void {
    isBusy = is;
    if (isBusy || !isOffered) send.setAttribute('aria-disabled', 'true');
    else send.removeAttribute('aria-disabled');
  }
  async function submit(): Promise<void> {
    setBusy(true);
    try {
      refuseTooMuch(fields.node);
      await acts.use(command, await fields.values());
    } catch (error) {
      showProblems(problems, error);
      fields.mark([...problems.children].map(({ textContent }) => textContent));
    } finally {
      setBusy(false);
    }
  }

  fields.first()?.fill(first);
  node.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!isBusy && isOffered) void submit();
  });
  node.addEventListener('keydown', (event) => {
    const isBack = event.key === 'Backspace' && fields.areEmpty();
    if (event.key !== 'Escape' && !isBack) return;
    event.preventDefault();
    acts.leave(isBack ? `/${command.title}` : '');
  });
  return {
    node,
    title: command.title,
    words: () => `/${command.title} ${fields.first()?.text() ?? ''}`,
    focus: () => (fields.first() ?? send).focus(),
    setOffered(has) {
      isOffered = has;
      missing.replaceChildren(...(has ? [] : [element('p', {}, noSuchCommand(command.title))]));
      setBusy(isBusy);
    },
  };
}

function headOf({ title, description }: Command, leave: () => void): HTMLElement {
  const words = { 'aria-label': 'Leave the command', title: 'Leave (Esc)' };
  return element(
    'div',
    { class: 'command-head' },
    element('span', { class: 'command-name' }, `/${title}`),
    element('span', { class: 'hint' }, description),
    button({ class: 'tool', ...words }, leave, '✕'),
  );
}
