import type { Answered, Unstated } from '../answering/reply.ts';
import type { Care, Citation, Entry } from '../knowledge/knowledge.ts';
import { type Block, type Button, type Page, plain, quote, small, strong } from './blocks.ts';
import { citationLabel, provenance, saidBy } from './names.ts';

/** The answer, who says it, the sentences it rests on, and where they come from. */
export function answerPage({ fact, others, care, source, incident }: Answered): Page {
  return {
    blocks: [
      strong(fact.answer),
      plain(saidBy(fact)),
      ...fact.citations.map(cited),
      ...care.map(careBlock),
      small(provenance(source, incident)),
    ],
    buttons: [contextButton(fact.id), ...othersButton(others)],
  };
}

/** The question was understood, and the article does not say: told plainly, with the sentence that comes nearest. */
export function unstatedPage({ entry, nearest, others, care, source, incident }: Unstated): Page {
  const near = nearest
    ? [plain('The nearest that it comes:'), cited(nearest)]
    : [plain('No sentence of it comes near.')];
  return {
    blocks: [
      strong('The article does not say.'),
      plain(`Understood as: ${entry.question}`),
      ...near,
      ...care.map(careBlock),
      small(provenance(source, incident)),
    ],
    buttons: [...(nearest ? [contextButton(entry.id)] : []), ...othersButton(others)],
  };
}

function cited(citation: Citation): Block {
  return quote(citation.quote, citationLabel(citation));
}

function careBlock({ text }: Care): Block {
  return small(`${text} (This line is not from the article.)`);
}

function contextButton(id: string): Button {
  return { label: 'In context', action: 'context', argument: id };
}

/** What else may have been meant travels in the button itself, so that it works after a restart too. */
function othersButton(others: readonly Entry[]): Button[] {
  if (others.length === 0) return [];
  return [{ label: 'Not what I asked', action: 'others', argument: others.map(({ id }) => id).join(',') }];
}
