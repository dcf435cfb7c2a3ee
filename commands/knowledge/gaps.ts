import type { Moderator } from '../../src/moderation/moderation.ts';
import type { Reply } from '../../src/replies/reply.ts';
import { always, type ButtonHandler, type CommandContext, type ModalHandler, type Subcommand } from '../context.ts';
import { parseGapArgument, parsePageArgument } from '../shared/custom-id.ts';
import { requireModerator } from '../shared/require-moderator.ts';

export const gaps: Subcommand = {
  kind: 'command',
  name: 'gaps',
  description: 'Unanswered questions, most frequent first; draft a fact for one of them',
  options: [],
  ephemeral: always,
  deferred: true,
  run: (_, context) => requireModerator(context, (moderator) => context.moderation.gaps.listGroups(moderator, 1)),
};

export const gapButtons: readonly ButtonHandler[] = [
  {
    action: 'gaps',
    access: 'moderators',
    updatesMessage: true,
    deferred: true,
    run: (argument, context) =>
      requireModerator(context, (moderator) =>
        context.moderation.gaps.listGroups(moderator, parsePageArgument(argument).page),
      ),
  },
  {
    action: 'gap',
    access: 'moderators',
    updatesMessage: true,
    deferred: true,
    run: (argument, context) =>
      requireModerator(context, (moderator) => {
        const { gapId, page } = parseGapArgument(argument);
        return context.moderation.gaps.showGroup(moderator, gapId, page);
      }),
  },
  { action: 'gap-fact', access: 'moderators', updatesMessage: false, opensModal: true, run: showModal('fact') },
  {
    action: 'gap-not-stated',
    access: 'moderators',
    updatesMessage: false,
    opensModal: true,
    run: showModal('not-stated'),
  },
  { action: 'gap-meaning', access: 'moderators', updatesMessage: false, opensModal: true, run: showModal('meaning') },
  {
    action: 'gap-ignore',
    access: 'moderators',
    updatesMessage: true,
    deferred: true,
    run: (argument, context) => requireModerator(context, (moderator) => ignoreGap(argument, context, moderator)),
  },
];

/** The argument starts with the gap id. */
export const gapModals: readonly ModalHandler[] = [
  { action: 'gap-fact', access: 'moderators', run: submit('fact') },
  { action: 'gap-not-stated', access: 'moderators', run: submit('not-stated') },
  { action: 'gap-meaning', access: 'moderators', run: submit('meaning') },
];

type GapForm = 'fact' | 'not-stated' | 'meaning';

/** Discord accepts a modal only as the first response, so the handler can't be deferred. */
function showModal(form: GapForm): ButtonHandler['run'] {
  return (argument, context) =>
    requireModerator(context, (moderator) =>
      context.moderation.gaps.buildModal(moderator, parseGapArgument(argument).gapId, form),
    );
}

function submit(form: GapForm): ModalHandler['run'] {
  return (argument, fields, context) =>
    requireModerator(context, (moderator) =>
      context.moderation.gaps.submitModal(moderator, parseGapArgument(argument).gapId, form, fields),
    );
}

/** Returns to the list. */
async function ignoreGap(argument: string, { moderation }: CommandContext, moderator: Moderator): Promise<Reply> {
  const { gapId, page } = parseGapArgument(argument);
  const reply = await moderation.gaps.ignoreGroup(moderator, gapId);
  const isDone = reply.kind === 'notice' && reply.notice === 'gap-ignored';
  return isDone ? moderation.gaps.listGroups(moderator, page) : reply;
}
