import { RequestError } from './connection.ts';
import { createButton, createElement, createElementId } from './element.ts';

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
  const heading = createElementId();
  const problems = createElement('div', { class: 'problems', role: 'alert' });
  const sendButton = createElement('button', { type: 'submit', class: 'press primary' }, send);
  const cancel = createButton({ class: 'press secondary' }, () => dialog.close(), 'Cancel');
  const form = createElement(
    'form',
    { method: 'dialog', novalidate: true },
    createElement('h2', { id: heading }, title),
    ...inside,
    problems,
    createElement('div', { class: 'dialog-buttons' }, cancel, sendButton),
  );
  const dialog = createElement('dialog', { 'aria-labelledby': heading }, form);

  async function trySubmit(): Promise<void> {
    sendButton.setAttribute('aria-disabled', 'true');
    try {
      await submit();
      dialog.close();
    } catch (error) {
      renderProblems(problems, error);
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
export function renderProblems(at: HTMLElement, error: unknown): void {
  const reasons = error instanceof RequestError ? error.problems : [`The page has a fault: ${error}`];
  at.replaceChildren(...reasons.map((reason) => createElement('p', {}, reason)));
}
