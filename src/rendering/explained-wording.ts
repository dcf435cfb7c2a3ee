import type { ReplyOf } from '../answering/reply.ts';
import { item, type Page, plain, small, strong } from './blocks.ts';
import { explanationText } from './explanation.ts';

/** So many words of a question are shown, and its whole only where it is no longer than a wording of a file. */
const mostWords = 40;
const longestEcho = 300;

/** Why a question gets its outcome, for whoever mends the knowledge. */
export function explainedPage({ question, explanation, entry, instead }: ReplyOf<'explained'>): Page {
  const { words, repairs, about, candidates, probability, signals } = explanation;
  const isShort = question.length <= longestEcho && words.length <= mostWords;
  const whole = { name: 'explanation.txt', text: `${question}\n\n${explanationText(explanation)}\n` };
  const blocks = [
    strong(isShort ? `“${question}”` : 'Why your question gets its outcome'),
    plain(`${outcomes[explanation.decision]}${entry ? ` ${entry.question} (${entry.id})` : ''}`),
    ...(instead ? [plain(insteadOf[instead])] : []),
    item(`Read as: ${listed(words)}`),
    ...(repairs.length > 0 ? [item(`Mended: ${listed(repairs.map(({ from, to }) => `${from} → ${to}`))}`)] : []),
    item(`About: ${listed(about)}`),
    item(`Probability that the first candidate is meant: ${probability.toFixed(2)}`),
    item(`Signals: ${listed(Object.entries(signals).map(([name, value]) => `${name} ${value.toFixed(2)}`))}`),
    ...candidates.map(({ id, kind, score, likeness }) =>
      item(
        `${id} (${kind === 'fact' ? 'fact' : 'not stated'})`,
        `score ${score.toFixed(1)}, likeness ${likeness.toFixed(2)}`,
      ),
    ),
    small('Tried as one question; it is not counted, and nobody else sees it.'),
  ];
  return { blocks, buttons: [], ...(isShort ? { fileWhenCut: whole } : { file: whole }) };
}

function listed(items: readonly string[]): string {
  const rest = items.length - mostWords;
  const shown = items.slice(0, mostWords).join(' · ');
  return items.length === 0 ? 'nothing' : `${shown}${rest > 0 ? ` · and ${rest} more` : ''}`;
}

const insteadOf = {
  withheld: 'It is withheld here: people are told so, and nothing else.',
  care: 'People are shown help instead, since these are words of somebody who speaks of themselves.',
} as const;

const outcomes = {
  sure: 'Understood:',
  unsure: 'Not sure: it would be asked which one is meant.',
  none: 'No match.',
} as const;
