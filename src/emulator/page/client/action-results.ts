import type { PageModal } from '../page-command.ts';
import type { PageMessage, PageSelectMenu } from '../page-message.ts';
import type { ActionResult } from '../protocol.ts';
import { createChoiceField, formatSelectionLimits } from './choice-field.ts';
import { openDialog } from './dialog.ts';
import { createElement } from './element.ts';
import { throwIfTooLarge } from './file-field.ts';
import { createFormField } from './form-field.ts';
import { renderMarkdown } from './render-markdown.ts';
import type { SessionState } from './session-state.ts';

/** What follows from what was done with the bot. */
export type ActionResults = {
  /** Opens the form that came, or tells that nothing came. */
  show(result: ActionResult, failed: () => void): void;
  /** Opens a menu of a message. */
  choose(message: PageMessage, menu: PageSelectMenu, failed: () => void): void;
};

export function createActionResults(room: SessionState, focusElse: () => void): ActionResults {
  function show(result: ActionResult, failed: () => void): void {
    if (result.status === 'failed') failed();
    if (result.status === 'modal') showForm(result.modal, failed);
  }

  function showForm(form: PageModal, failed: () => void): void {
    const from = room.from();
    const filled = form.parts.flatMap((part) =>
      part.kind === 'text-display' ? [] : [{ id: part.id, field: createFormField(part) }],
    );
    const nodes = form.parts.map((part) =>
      part.kind === 'text-display'
        ? createElement('div', { class: 'said' }, ...renderMarkdown(part.nodes))
        : (filled.find(({ id }) => id === part.id)?.field.node ?? createElement('div')),
    );
    const submit = async (): Promise<void> => {
      throwIfTooLarge(...nodes);
      const values = await Promise.all(filled.map(async ({ id, field }) => [id, await field.value()] as const));
      show(await room.ask('submitModal', { ...from, modalId: form.id, values: Object.fromEntries(values) }), failed);
    };
    openDialog({ title: form.title, inside: nodes, send: 'Submit', submit }, focusElse);
  }

  return {
    show,
    choose(message, menu, failed) {
      const boxes = createChoiceField(formatSelectionLimits(menu), menu.choices, menu);
      const from = { ...room.from(), messageId: message.id, customId: menu.customId };
      const submit = async (): Promise<void> =>
        show(await room.ask('selectOption', { ...from, values: boxes.value() }), failed);
      openDialog({ title: menu.placeholder, inside: [boxes.node], send: 'Choose', submit }, focusElse);
    },
  };
}
