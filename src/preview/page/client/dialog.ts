import { Refusal } from './connection.ts';
import { button, element, newId } from './element.ts';

export type DialogOptions = {
  readonly title: string;
  readonly inside: readonly Node[];
  /** What the button says that sends it. */
  readonly send: string;
  /** Does it; what is refused is shown, and the dialog stays. */
  submit(): Promise<void>;
};

/**
 * Opens a dialog. The browser keeps the focus in it, closes it by Escape and puts the focus back where it was; where that
 * element is gone by then, `focusElse` is called.
 */
export function openDialog({ title, inside, send, submit }: DialogOptions, focusElse: () => void): void {
  const opener = document.activeElement;
  const heading = newId();
  const problems = element('div', { class: 'problems', role: 'alert' });
  const sendButton = element('button', { type: 'submit', class: 'press primary' }, send);
  const cancel = button({ class: 'press secondary' }, () => dialog.close(), 'Cancel');
  const form = element(
    'form',
    { method: 'dialog', novalidate: true },
    element('h2', { id: heading }, title),
    ...inside,
    problems,
    element('div', { class: 'dialog-buttons' }, cancel, sendButton),
  );
  const dialog = element('dialog', { 'aria-labelledby': heading }, form);

  async function trySubmit(): Promise<void> {
    sendButton.setAttribute('aria-disabled', 'true');
    try {
      await submit();
      dialog.close();
    } catch (error) {
      showProblems(problems, error);
    } finally {
      sendButton.removeAttribute('aria-disabled');
    }
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (sendButton.getAttribute('aria-disabled') === null) void trySubmit();
  });
  dialog.addEventListener('close', () => {
    dialog.remove();
    if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    else focusElse();
  });
  document.body.append(dialog);
  dialog.showModal();
}

/** Says why something was not sent, a line a reason. What is no refusal is a fault of the page and must be seen. */
export function showProblems(at: HTMLElement, error: unknown): void {
  const reasons = error instanceof Refusal ? error.reasons : [`The page has a fault: ${error}`];
  at.replaceChildren(...reasons.map((reason) => element('p', {}, reason)));
}
