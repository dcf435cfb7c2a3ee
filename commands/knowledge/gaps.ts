import type { Reply } from '../../src/answering/reply.ts';
import type { Moderator } from '../../src/moderation/moderation.ts';
import { always, type ButtonPress, type FormSent, type Room, type Subcommand } from '../command.ts';
import { pageNumber } from '../pages.ts';
import { asModerator } from './as-moderator.ts';

export const gaps: Subcommand = {
  kind: 'command',
  name: 'gaps',
  description: 'What people asked in vain, most asked first; draft a fact for it right here',
  options: [],
  isPrivate: always,
  slow: true,
  run: (_, room) => asModerator(room, (by) => room.moderation.gaps.page(by, 1)),
};

/** The argument of the pages is "page,", that of the others "gap,page": the page to go back to. */
export const gapButtons: readonly ButtonPress[] = [
  {
    action: 'gaps',
    who: 'moderators',
    turns: true,
    slow: true,
    run: (argument, room) => asModerator(room, (by) => room.moderation.gaps.page(by, pageNumber(argument))),
  },
  {
    action: 'gap',
    who: 'moderators',
    turns: true,
    slow: true,
    run: (argument, room) =>
      asModerator(room, (by) => room.moderation.gaps.open(by, gapNumber(argument), pageBehind(argument))),
  },
  { action: 'gap-fact', who: 'moderators', turns: false, run: openForm('fact') },
  { action: 'gap-not-stated', who: 'moderators', turns: false, run: openForm('not-stated') },
  {
    action: 'gap-ignore',
    who: 'moderators',
    turns: true,
    slow: true,
    run: (argument, room) => asModerator(room, (by) => ignore(argument, room, by)),
  },
];

/** What was typed about a gap comes back with the gap in its argument. */
export const gapForms: readonly FormSent[] = [
  { action: 'gap-fact', who: 'moderators', run: submit('fact') },
  { action: 'gap-not-stated', who: 'moderators', run: submit('not-stated') },
];

type What = 'fact' | 'not-stated';

/** A form must be the first sign that Discord gets, so it can't be put off. */
function openForm(what: What): ButtonPress['run'] {
  return (argument, room) => asModerator(room, (by) => room.moderation.gaps.form(by, gapNumber(argument), what));
}

function submit(what: What): FormSent['run'] {
  return (argument, fields, room) =>
    asModerator(room, (by) => room.moderation.gaps.submit(by, gapNumber(argument), what, fields));
}

/** The list comes back without it. */
async function ignore(argument: string, { moderation }: Room, by: Moderator): Promise<Reply> {
  const reply = await moderation.gaps.ignore(by, gapNumber(argument));
  const isDone = reply.kind === 'notice' && reply.notice === 'gap-ignored';
  return isDone ? moderation.gaps.page(by, pageBehind(argument)) : reply;
}

/** -1, which no gap has, where there is no number. */
function gapNumber(argument: string): number {
  const number = Number(argument.split(',')[0] || Number.NaN);
  return Number.isSafeInteger(number) ? number : -1;
}

function pageBehind(argument: string): number {
  return pageNumber(argument.split(',')[1] ?? '');
}
