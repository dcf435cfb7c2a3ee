import type { NoMatch, ReplyOf, Unsure } from '../answering/reply.ts';
import type { Entry } from '../knowledge/knowledge.ts';
import { type Button, item, type Page, plain, strong } from './blocks.ts';

/** Discord's limit for a button's label (discord-api-docs, components/reference). */
const longestLabel = 80;

export function choicesPage({ choices }: Unsure): Page {
  return offer(
    choices,
    'Which of these do you mean?',
    'I am not sure that I understood, and I would rather ask than guess.',
  );
}

export function othersPage({ entries }: ReplyOf<'others'>): Page {
  return offer(entries, 'Did you mean one of these?', 'If none fits, please ask again in other words.');
}

function offer(entries: readonly Entry[], title: string, advice: string): Page {
  const blocks = entries.map(({ question }, index) =>
    item(question, question.length > longestLabel ? `button ${index + 1}` : undefined),
  );
  return { blocks: [strong(title), ...blocks, plain(advice)], buttons: entries.map(choiceButton) };
}

function choiceButton({ id, question }: Entry, index: number): Button {
  return { label: question.length > longestLabel ? `Question ${index + 1}` : question, action: 'choose', argument: id };
}

/** Not understood is not the same as not stated, and the words keep the two apart. */
export function noMatchPage({ empty, suggestions, incident }: NoMatch): Page {
  const title = empty ? 'What would you like to know?' : 'I could not match that to a question I know.';
  const meaning = empty
    ? `I answer questions about this: ${incident.title}.`
    : `It may be about something other than this (${incident.title}), or I did not understand your words.`;
  const known = suggestions.map(({ question, command }) => item(question, command ? `/${command.name}` : undefined));
  return { blocks: [strong(title), plain(meaning), plain('I can be asked, for example:'), ...known], buttons: [] };
}
