import type { Answered, ReplyOf, Told, Unstated } from '../answering/reply.ts';
import type { Citation, Entry } from '../knowledge/knowledge.ts';
import { type Block, type Button, grouped, type Page, page, plain, quote, small, strong } from './blocks.ts';
import { careBlock } from './care-wording.ts';
import { draftNote } from './draft-note.ts';
import { entryArgument } from './entry-argument.ts';
import { citationLabel, provenance, saidBy } from './names.ts';
import { voteLabels } from './vote-labels.ts';

/** What an entry says, and what else the same message asked. Where it comes from and help lines stand once, at the end. */
export function toldPage(reply: Told): Page {
  const all = [reply, ...reply.more];
  const care = new Set(all.flatMap(({ care }) => care));
  return {
    blocks: [
      ...all.flatMap((told, group) => grouped(toldBlocks(told), group)),
      ...withheldNote(reply.withheldParts ?? 0),
      ...[...care].map(careBlock),
      ...draftNote(all.map(entryOf)),
      small(provenance(reply.source, reply.incident)),
    ],
    buttons: [
      ...all.flatMap((told, index) => contextButton(told, all.length > 1 ? ` (${index + 1})` : '')),
      ...voteButtons(reply, all.length > 1 ? 1 : 0),
    ],
  };
}

/** Nothing of the fact, not even what it is about. */
export function withheldPage(_: ReplyOf<'withheld'>): Page {
  return page(
    strong('This is withheld by the moderators of this server.'),
    plain('I understood the question, and its answer is not told here.'),
  );
}

function withheldNote(parts: number): Block[] {
  if (parts === 0) return [];
  const what = parts === 1 ? 'Another part of this is' : `${parts} other parts of this are`;
  return [plain(`${what} withheld by the moderators of this server.`)];
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
  const about = { entries: [idOf(told)], incident: told.incident.id };
  return [{ label: `In context${number}`, action: 'context', argument: entryArgument('context', about) }];
}

/** One vote a person on all that the message answers. Where nothing is claimed, no quotation can fail to support it. */
function voteButtons(reply: Told, row: number): Button[] {
  const all = [reply, ...reply.more];
  const about = { entries: all.map(idOf), incident: reply.incident.id };
  const withOthers = { ...about, others: reply.others.map(({ id }) => id) };
  const buttons = [
    { label: voteLabels.helpful, action: 'helpful', argument: entryArgument('helpful', about), row },
    { label: voteLabels['not-asked'], action: 'others', argument: entryArgument('others', withOthers), row },
  ];
  const doubt = { label: voteLabels.unsupported, action: 'unsupported', row };
  return all.some(({ kind }) => kind === 'answered')
    ? [...buttons, { ...doubt, argument: entryArgument('unsupported', about) }]
    : buttons;
}

function idOf(told: Told): string {
  return entryOf(told).id;
}

function entryOf(told: Told): Entry {
  return told.kind === 'answered' ? told.fact : told.entry;
}
