import type { Changes, Feedback, Moderation } from '../moderation/moderation.ts';
import { outcomeOf } from '../moderation/state/outcome.ts';
import type { Reply } from '../replies/reply.ts';
import type { Metrics } from './metrics.ts';

type MetricCounters = Pick<Metrics, 'countQuestion' | 'countChange'>;

/** The same interface; counts the outcomes of questions and the kinds of changes. */
export function observeModeration(moderation: Moderation, counters: MetricCounters): Moderation {
  return {
    ...moderation,
    changes: observeChanges(moderation.changes, counters),
    feedback: observeFeedback(moderation.feedback, counters),
  };
}

function observeFeedback(feedback: Feedback, counters: MetricCounters): Feedback {
  return {
    ...feedback,
    recordAnswer(asked) {
      const outcome = outcomeOf(asked.reply);
      if (outcome) counters.countQuestion(outcome);
      return feedback.recordAnswer(asked);
    },
  };
}

function observeChanges(changes: Changes, { countChange }: MetricCounters): Changes {
  const counted = async (pending: Promise<Reply>): Promise<Reply> => {
    const reply = await pending;
    const kind = changeKindOf(reply);
    if (kind) countChange(kind);
    return reply;
  };
  return {
    reload: (by) => counted(changes.reload(by)),
    upload: (...args) => counted(changes.upload(...args)),
    propose: (by, proposal) => counted(changes.propose(by, proposal)),
    rollback: (...args) => counted(changes.rollback(...args)),
    confirm: (by, preview, sure) => counted(changes.confirm(by, preview, sure)),
    discard: (by, preview) => changes.discard(by, preview),
    findRemovedFacts: (place) => changes.findRemovedFacts(place),
    withhold: (by, fact, reason) => counted(changes.withhold(by, fact, reason)),
    unwithhold: (by, fact) => counted(changes.unwithhold(by, fact)),
  };
}

/** Undefined if nothing has changed, as for a preview. */
function changeKindOf(reply: Reply): string | undefined {
  switch (reply.kind) {
    case 'change-applied':
      return reply.how;
    case 'withholding':
      return reply.operation;
    case 'refused':
      return 'refused';
    default:
      return undefined;
  }
}
