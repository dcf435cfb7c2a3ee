import type { ButtonPress } from '../command.ts';
import { asModerator } from './as-moderator.ts';

/** The buttons under a preview; the argument is its id. */
export const previewButtons: readonly ButtonPress[] = [
  { action: 'put', who: 'moderators', turns: true, slow: true, run: confirm(false) },
  { action: 'sure', who: 'moderators', turns: true, slow: true, run: confirm(true) },
  {
    action: 'discard',
    who: 'moderators',
    turns: true,
    run: (preview, room) => asModerator(room, (by) => room.moderation.changes.discard(by, preview)),
  },
];

/** `sure`: the second press, where much would be lost. */
function confirm(sure: boolean): ButtonPress['run'] {
  return (preview, room) => asModerator(room, (by) => room.moderation.changes.confirm(by, preview, sure));
}
