import type { Moderator } from '../../src/moderation/moderation.ts';
import type { Reply } from '../../src/replies/reply.ts';
import { always, type ButtonHandler, type CommandContext, type ModalHandler, type Subcommand } from '../context.ts';
import { parsePageNumber } from '../shared/pages.ts';
import { requireModerator } from '../shared/require-moderator.ts';

export const gaps: Subcommand = {
  kind: 'command',
  name: 'gaps',
  description: 'What people asked in vain, most asked first; draft a fact for it right here',
  options: [],
  ephemeral: always,
  deferred: true,
  run: (_, context) => requireModerator(context, (moderator) => context.moderation.gaps.listGroups(moderator, 1)),
};

/** The argument of the pages is "page,", that of the others "gap,page": the page to go back to. */
export const gapButtons: readonly ButtonHandler[] = [
  {
    action: 'gaps',
    access: 'moderators',
    updatesMessage: true,
    deferred: true,
    run: (argument, context) =>
      requireModerator(context, (moderator) =>
        context.moderation.gaps.listGroups(moderator, parsePageNumber(argument)),
      ),
  },
  {
    action: 'gap',
    access: 'moderators',
    updatesMessage: true,
    deferred: true,
    run: (argument, context) =>
      requireModerator(context, (moderator) =>
        context.moderation.gaps.showGroup(moderator, parseGapId(argument), parseReturnPage(argument)),
      ),
  },
  { action: 'gap-fact', access: 'moderators', updatesMessage: false, run: showModal('fact') },
  { action: 'gap-not-stated', access: 'moderators', updatesMessage: false, run: showModal('not-stated') },
  {
    action: 'gap-ignore',
    access: 'moderators',
    updatesMessage: true,
    deferred: true,
    run: (argument, context) => requireModerator(context, (moderator) => ignoreGap(argument, context, moderator)),
  },
];

/** What was typed about a gap comes back with the gap in its argument. */
export const gapModals: readonly ModalHandler[] = [
  { action: 'gap-fact', access: 'moderators', run: submit('fact') },
  { action: 'gap-not-stated', access: 'moderators', run: submit('not-stated') },
];

type GapEntryKind = 'fact' | 'not-stated';

/** A form must be the first sign that Discord gets, so it can't be put off. */
function showModal(entryKind: GapEntryKind): ButtonHandler['run'] {
  return (argument, context) =>
    requireModerator(context, (moderator) =>
      context.moderation.gaps.buildModal(moderator, parseGapId(argument), entryKind),
    );
}

function submit(entryKind: GapEntryKind): ModalHandler['run'] {
  return (argument, fields, context) =>
    requireModerator(context, (moderator) =>
      context.moderation.gaps.submitModal(moderator, parseGapId(argument), entryKind, fields),
    );
}

/** The list comes back without it. */
async function ignoreGap(argument: string, { moderation }: CommandContext, moderator: Moderator): Promise<Reply> {
  const reply = await moderation.gaps.ignoreGroup(moderator, parseGapId(argument));
  const isDone = reply.kind === 'notice' && reply.notice === 'gap-ignored';
  return isDone ? moderation.gaps.listGroups(moderator, parseReturnPage(argument)) : reply;
}

/** -1, which no gap has, where there is no number. */
function parseGapId(argument: string): number {
  const id = Number(argument.split(',')[0] || Number.NaN);
  return Number.isSafeInteger(id) ? id : -1;
}

function parseReturnPage(argument: string): number {
  return parsePageNumber(argument.split(',')[1] ?? '');
}
