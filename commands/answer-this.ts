import type { MessageContextMenu } from './context.ts';

/** Answers what somebody else wrote, from the menu of their message. */
export const answerThis: MessageContextMenu = {
  kind: 'menu',
  name: 'Answer this',
  run: (text, { snapshot }) =>
    text.trim() === '' ? { kind: 'notice', notice: 'no-text' } : snapshot.answerer.answer(text),
};
