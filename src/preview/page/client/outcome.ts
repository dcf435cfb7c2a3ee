import type { Result } from '../protocol.ts';
import type { Form } from '../shown-command.ts';
import type { Menu, Message } from '../shown-message.ts';
import { choiceBoxes, limitWords } from './choice-field.ts';
import { refuseTooMuch } from './chosen-file.ts';
import { openDialog } from './dialog.ts';
import { drawMarks } from './draw-marks.ts';
import { element } from './element.ts';
import { formField } from './form-field.ts';
import type { Room } from './room.ts';

/** What follows from what was done with the bot. */
export type Outcomes = {
  /** Opens the form that came, or tells that nothing came. */
  show(result: Result, failed: () => void): void;
  /** Opens a menu of a message. */
  choose(message: Message, menu: Menu, failed: () => void): void;
};

export function openOutcomes(room: Room, focusElse: () => void): Outcomes {
  function show(result: Result, failed: () => void): void {
    if (result.status === 'failed') failed();
    if (result.status === 'form') showForm(result.form, failed);
  }

  function showForm(form: Form, failed: () => void): void {
    const from = room.from();
    const filled = form.parts.flatMap((part) =>
      part.kind === 'words' ? [] : [{ id: part.id, field: formField(part) }],
    );
    const nodes = form.parts.map((part) =>
      part.kind === 'words'
        ? element('div', { class: 'said' }, ...drawMarks(part.marks))
        : (filled.find(({ id }) => id === part.id)?.field.node ?? element('div')),
    );
    const submit = async (): Promise<void> => {
      refuseTooMuch(...nodes);
      const values = await Promise.all(filled.map(async ({ id, field }) => [id, await field.value()] as const));
      show(await room.ask('submit', { ...from, form: form.id, values: Object.fromEntries(values) }), failed);
    };
    openDialog({ title: form.title, inside: nodes, send: 'Submit', submit }, focusElse);
  }

  return {
    show,
    choose(message, menu, failed) {
      const boxes = choiceBoxes(limitWords(menu), menu.choices, menu);
      const from = { ...room.from(), message: message.id, customId: menu.customId };
      const submit = async (): Promise<void> =>
        show(await room.ask('choose', { ...from, values: boxes.value() }), failed);
      openDialog({ title: menu.placeholder, inside: [boxes.node], send: 'Choose', submit }, focusElse);
    },
  };
}
