import type { ButtonHandler } from '../context.ts';
import { requireModerator } from '../shared/require-moderator.ts';

/** The buttons under a preview; the argument is its id. */
export const previewButtons: readonly ButtonHandler[] = [
  { action: 'publish', access: 'moderators', updatesMessage: true, deferred: true, run: publish(false) },
  { action: 'confirm-publish', access: 'moderators', updatesMessage: true, deferred: true, run: publish(true) },
  {
    action: 'discard',
    access: 'moderators',
    updatesMessage: true,
    run: (previewId, context) =>
      requireModerator(context, (moderator) => context.moderation.changes.discard(moderator, previewId)),
  },
];

/** A large deletion needs the second confirmation. */
function publish(largeDeletionConfirmed: boolean): ButtonHandler['run'] {
  return (previewId, context) =>
    requireModerator(context, (moderator) =>
      context.moderation.changes.confirm(moderator, previewId, largeDeletionConfirmed),
    );
}
