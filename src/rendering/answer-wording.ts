import type { Answered, Told, Unstated } from '../answering/reply.ts';
import type { Citation, Entry } from '../knowledge/knowledge.ts';
import { type Block, type Button, grouped, type Page, plain, quote, small, strong } from './blocks.ts';
import { careBlock } from './care-wording.ts';
import { citationLabel, provenance, saidBy } from './names.ts';

/** What an entry says, and what else the same message asked. Where it comes from and help lines stand once, at the end. */
export function toldPage(reply: Told): Page {
  const all = [reply, ...reply.more];
  const care = new Set(all.flatMap(({ care }) => care));
  return {
    blocks: [
      ...all.flatMap((told, group) => grouped(toldBlocks(told), group)),
      ...[...care].map(careBlock),
      ...draftNote(all),
      small(provenance(reply.source, reply.incident)),
    ],
    buttons: [
      ...all.flatMap((told, index) => contextButton(told, all.length > 1 ? ` (${index + 1})` : '')),
      ...othersButton(reply.others),
    ],
  };
}

function draftNote(all: readonly Told[]): Block[] {
  const isDraft = all.some((told) => (told.kind === 'answered' ? told.fact.draft : told.entry.draft));
  return isDraft ? [small('Draft: made by a program from the article, and not yet looked over by anybody.')] : [];
}

function toldBlocks(told: Told): Block[] {
  return told.kind === 'answered' ? answerBlocks(told) : unstatedBlocks(told);
}

/** The answer, who says it, and the sentences it rests on. */
function answerBlocks({ fact }: Answered): Block[] {
  return [strong(fact.answer), plain(saidBy(fact)), ...fact.citations.map(cited)];
}

/** The question was understood, and the article does not say: told plainly, with the sentence that comes nearest. */
function unstatedBlocks({ entry, nearest }: Unstated): Block[] {
  const near = nearest
    ? [plain('The nearest that it comes:'), cited(nearest)]
    : [plain('No sentence of it comes near.')];
  return [strong('The article does not say.'), plain(`Understood as: ${entry.question}`), ...near];
}

function cited(citation: Citation): Block {
  return quote(citation.quote, citationLabel(citation));
}

function contextButton(told: Told, number: string): Button[] {
  if (told.kind === 'not-stated' && !told.nearest) return [];
  return [
    {
      label: `In context${number}`,
      action: 'context',
      argument: told.kind === 'answered' ? told.fact.id : told.entry.id,
    },
  ];
}

/** What else may have been meant travels in the button itself, so that it works after a restart too. */
function othersButton(others: readonly Entry[]): Button[] {
  if (others.length === 0) return [];
  return [{ label: 'Not what I asked', action: 'others', argument: others.map(({ id }) => id).join(',') }];
}
