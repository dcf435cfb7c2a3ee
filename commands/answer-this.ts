import type { MessageMenu } from './command.ts';

/** Answers what somebody else wrote, from the menu of their message. */
export const answerThis: MessageMenu = {
  kind: 'menu',
  name: 'Answer this',
  run: (text, { shift }) => (text.trim() === '' ? { kind: 'notice', notice: 'no-text' } : shift.answerer.answer(text)),
};
