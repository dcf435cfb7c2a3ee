import type { Reply } from '../answering/reply.ts';
import type { Changes, Feedback, Moderation } from '../moderation/moderation.ts';
import { outcomeOf } from '../moderation/outcome.ts';
import type { Figures } from './figures.ts';

type Counts = Pick<Figures, 'asked' | 'changed'>;

/** The same moderation; what becomes of questions and changes is counted on its way through. */
export function watchedModeration(moderation: Moderation, counts: Counts): Moderation {
  return {
    ...moderation,
    changes: watchedChanges(moderation.changes, counts),
    feedback: watchedFeedback(moderation.feedback, counts),
  };
}

function watchedFeedback(feedback: Feedback, counts: Counts): Feedback {
  return {
    ...feedback,
    asked(asked) {
      const outcome = outcomeOf(asked.reply);
      if (outcome) counts.asked(outcome);
      return feedback.asked(asked);
    },
    noting: (log) => watchedFeedback(feedback.noting(log), counts),
  };
}

function watchedChanges(changes: Changes, { changed }: Counts): Changes {
  const noted = async (made: Promise<Reply>): Promise<Reply> => {
    const reply = await made;
    const kind = kindOf(reply);
    if (kind) changed(kind);
    return reply;
  };
  return {
    reload: (by) => noted(changes.reload(by)),
    upload: (by, bytes, note) => noted(changes.upload(by, bytes, note)),
    propose: (by, proposal) => noted(changes.propose(by, proposal)),
    rollback: (by, revision) => noted(changes.rollback(by, revision)),
    confirm: (by, preview, sure) => noted(changes.confirm(by, preview, sure)),
    discard: (by, preview) => changes.discard(by, preview),
    toldBefore: (place) => changes.toldBefore(place),
    withhold: (by, fact, reason) => noted(changes.withhold(by, fact, reason)),
    restore: (by, fact) => noted(changes.restore(by, fact)),
  };
}

/** Undefined for what has changed nothing yet, such as a preview. */
function kindOf(reply: Reply): string | undefined {
  switch (reply.kind) {
    case 'in-force':
      return reply.how;
    case 'withholding':
      return reply.what;
    case 'refused':
      return 'refused';
    default:
      return undefined;
  }
}
