import type { GapGroup } from '../answering/feedback-reply.ts';
import type { ReplyOf } from '../answering/reply.ts';
import { type Block, type Button, grouped, item, type Page, plain, quote, small, strong } from './blocks.ts';
import { counted } from './names.ts';
import { pageButtons, pageNumber } from './page-buttons.ts';
import { wholeFile } from './plain-text.ts';

/** The groups of questions that were asked in vain, each with a button to deal with it. */
export function gapsPage({ groups, page, pages, questions }: ReplyOf<'gaps'>): Page {
  const blocks = [
    strong(`Asked in vain: ${counted(questions, 'question')}`),
    ...groups.flatMap((group, index) => grouped([item(`${index + 1}. ${group.question}`, figures(group))], index + 1)),
    small(
      `Press a number to draft a fact, to say that it is not stated, or to ignore it. ${pageNumber({ page, pages })}`,
    ),
  ];
  return {
    blocks,
    buttons: [
      ...groups.map(
        ({ id }, index): Button => ({ label: String(index + 1), action: 'gap', argument: `${id},${page}` }),
      ),
      ...pageButtons('gaps', '', { page, pages }, 1),
    ],
    each: 'question',
    fileWhenCut: wholeFile('questions.txt', blocks),
  };
}

/** One group, the sentences that may answer it, and what can be done. */
export function gapPage({ group, nearest, page }: ReplyOf<'gap'>): Page {
  const argument = `${group.id},${page}`;
  const blocks = [
    strong(group.question),
    plain(figures(group)),
    ...others(group),
    ...(group.entry ? [plain(`What was shown: ${group.entry.question} (${group.entry.id})`)] : []),
    plain(nearest.length > 0 ? 'The sentences that come nearest:' : 'No sentence of the article comes near.'),
    ...nearest.map(({ text, number }) => quote(text, `sentence ${number}`)),
  ];
  return {
    blocks,
    buttons: [
      { label: 'Draft a fact', action: 'gap-fact', argument },
      { label: 'It is not stated', action: 'gap-not-stated', argument },
      { label: 'Ignore', action: 'gap-ignore', argument },
      { label: 'Back to the list', action: 'gaps', argument: `${page},` },
    ],
    each: 'wording',
    fileWhenCut: wholeFile('question.txt', blocks),
  };
}

function others({ question, wordings }: GapGroup): Block[] {
  const other = wordings.filter((wording) => wording !== question);
  return other.length === 0
    ? []
    : [plain('Also asked as:'), ...other.flatMap((wording, index) => grouped([item(wording)], index + 1))];
}

const kinds: Readonly<Record<GapGroup['kinds'][number], string>> = {
  unmatched: 'no match',
  unsure: 'unsure',
  'not-asked': '“not what I asked”',
  unsupported: '“quotation does not support this”',
};

/** "3 times, last on 2026-11-23: no match, unsure" */
function figures({ count, last, kinds: some, inEntrysWords = false }: GapGroup): string {
  const how = some.map((kind) => kinds[kind]).join(', ');
  const words = inEntrysWords ? '; in the entry’s words where what was typed is not known' : '';
  return `${counted(count, 'time')}, last on ${last.toISOString().slice(0, 10)}: ${how}${words}`;
}
