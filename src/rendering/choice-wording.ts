import type { NoMatch, ReplyOf, Unsure } from '../answering/reply.ts';
import type { Entry, Incident } from '../knowledge/knowledge.ts';
import { type Button, item, type Page, page, plain, small, strong } from './blocks.ts';
import { careBlock, carePage } from './care-wording.ts';
import { draftNote } from './draft-note.ts';
import { entryArgument } from './entry-argument.ts';
import { thanksFor } from './notice-wording.ts';

/** Discord's limit for a button's label (discord-api-docs, components/reference). */
const longestLabel = 80;

export function choicesPage({ choices, care, incident }: Unsure): Page {
  const advice = 'I am not sure that I understood, and I would rather ask than guess.';
  const { blocks, buttons } = offer(choices, incident, 'Which of these do you mean?', advice);
  return { blocks: [...blocks, ...care.map(careBlock)], buttons };
}

export function othersPage({ entries, incident, isVote }: ReplyOf<'others'>): Page {
  const advice = 'If none fits, please ask again in other words.';
  const { blocks, buttons } = offer(entries, incident, 'Did you mean one of these?', advice);
  return { blocks: [...blocks, ...(isVote ? [small(thanksFor('not-asked'))] : [])], buttons };
}

function offer(entries: readonly Entry[], incident: Incident, title: string, advice: string): Page {
  const blocks = entries.map(({ question }, index) =>
    item(question, question.length > longestLabel ? `button ${index + 1}` : undefined),
  );
  return {
    blocks: [strong(title), ...blocks, plain(advice), ...draftNote(entries)],
    buttons: entries.map((entry, index) => choiceButton(entry, index, incident)),
  };
}

function choiceButton({ id, question }: Entry, index: number, incident: Incident): Button {
  const argument = entryArgument('choose', { entries: [id], incident: incident.id });
  return { label: question.length > longestLabel ? `Question ${index + 1}` : question, action: 'choose', argument };
}

/** Not understood is not the same as not stated, and the words keep the two apart. */
export function noMatchPage({ empty, care, suggestions, incident }: NoMatch): Page {
  if (care.length > 0) return carePage(care);
  const title = empty ? 'What would you like to know?' : 'I could not match that to a question I know.';
  const meaning = empty
    ? `I answer questions about this: ${incident.title}.`
    : `It may be about something other than this (${incident.title}), or I did not understand your words.`;
  const known = suggestions.map(({ question, command }) => item(question, command ? `/${command.name}` : undefined));
  return page(
    strong(title),
    plain(meaning),
    ...(known.length > 0 ? [plain('I can be asked, for example:')] : []),
    ...known,
  );
}
