import type { ReplyOf } from '../replies/reply.ts';
import { item, type MessageView, paragraph, small, strong } from './blocks.ts';
import { explanationText } from './explanation-text.ts';

/** So many words of a question are shown, and its whole only where it is no longer than a wording of a file. */
const maxWords = 40;
const maxQuestionLength = 300;

/** Why a question gets its outcome, for whoever mends the knowledge. */
export function renderExplanation({ question, explanation, entry, replacedBy }: ReplyOf<'explanation'>): MessageView {
  const { words, spellingFixes, contentTerms, candidates, probability, features } = explanation;
  const isShort = question.length <= maxQuestionLength && words.length <= maxWords;
  const wholeFile = { name: 'explanation.txt', text: `${question}\n\n${explanationText(explanation)}\n` };
  const blocks = [
    strong(isShort ? `“${question}”` : 'How your question was classified'),
    paragraph(`${decisionLabels[explanation.decision]}${entry ? ` ${entry.question} (${entry.id})` : ''}`),
    ...(replacedBy ? [paragraph(overrideNotes[replacedBy])] : []),
    item(`Read as: ${joinItems(words)}`),
    ...(spellingFixes.length > 0
      ? [item(`Spelling fixes: ${joinItems(spellingFixes.map(({ from, to }) => `${from} → ${to}`))}`)]
      : []),
    item(`Content terms: ${joinItems(contentTerms)}`),
    item(`Probability that the first candidate is meant: ${probability.toFixed(2)}`),
    item(`Features: ${joinItems(Object.entries(features).map(([name, value]) => `${name} ${value.toFixed(2)}`))}`),
    ...candidates.map(({ id, kind, score, similarity }) =>
      item(
        `${id} (${kind === 'fact' ? 'fact' : 'not stated'})`,
        `score ${score.toFixed(1)}, similarity ${similarity.toFixed(2)}`,
      ),
    ),
    small('Classified as one question. It is not counted, and nobody else sees this.'),
  ];
  return { blocks, buttons: [], ...(isShort ? { fileWhenCut: wholeFile } : { file: wholeFile }) };
}

function joinItems(items: readonly string[]): string {
  const rest = items.length - maxWords;
  const shown = items.slice(0, maxWords).join(' · ');
  return items.length === 0 ? 'nothing' : `${shown}${rest > 0 ? ` · and ${rest} more` : ''}`;
}

const overrideNotes = {
  withheld: 'The answer is withheld here: users see only that.',
  care: 'Users see a support notice instead, because the question is about themselves.',
} as const;

const decisionLabels = {
  sure: 'Understood:',
  unsure: 'Unsure: the bot would ask which question is meant.',
  none: 'No match.',
} as const;
