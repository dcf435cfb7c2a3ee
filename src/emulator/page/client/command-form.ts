import type { PageCommand } from '../page-command.ts';
import type { PageOptionValue } from '../protocol.ts';
import { renderProblems } from './dialog.ts';
import { createButton, createElement } from './element.ts';
import { throwIfTooLarge } from './file-field.ts';
import { createOptionFields } from './option-fields.ts';
import { unknownCommandText } from './parse-input.ts';
import type { SessionState } from './session-state.ts';

/** What becomes of a command that is being filled in. */
export type CommandFormActions = {
  /** Sends it; rejects with Refusal for what the client would not send. */
  use(command: PageCommand, values: Readonly<Record<string, PageOptionValue>>): Promise<void>;
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

export function createCommandForm(
  room: SessionState,
  command: PageCommand,
  first: string,
  acts: CommandFormActions,
): CommandForm {
  const fields = createOptionFields(room, command);
  const problems = createElement('div', { class: 'problems', role: 'alert' });
  const missing = createElement('div', { class: 'problems', role: 'status' });
  const send = createElement('button', { type: 'submit', class: 'press primary' }, 'Send');
  const foot = createElement('div', { class: 'command-foot' }, fields.others, send);
  const node = createElement(
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
      throwIfTooLarge(fields.node);
      await acts.use(command, await fields.values());
    } catch (error) {
      renderProblems(problems, error);
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
      missing.replaceChildren(...(has ? [] : [createElement('p', {}, unknownCommandText(command.title))]));
      setBusy(isBusy);
    },
  };
}

function headOf({ title, description }: PageCommand, leave: () => void): HTMLElement {
  const words = { 'aria-label': 'Leave the command', title: 'Leave (Esc)' };
  return createElement(
    'div',
    { class: 'command-head' },
    createElement('span', { class: 'command-name' }, `/${title}`),
    createElement('span', { class: 'hint' }, description),
    createButton({ class: 'tool', ...words }, leave, '✕'),
  );
}
