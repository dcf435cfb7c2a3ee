import { formatEntryArgument } from '../../commands/shared/custom-id.ts';
import type { Entry, Incident } from '../knowledge/knowledge.ts';
import type { NoMatch, Unsure } from '../replies/answer.ts';
import type { ReplyOf } from '../replies/reply.ts';
import { truncate } from '../replies/truncate.ts';
import { type Button, item, type MessageView, paragraph, small, strong, textView } from './blocks.ts';
import { voteThanks } from './notices.ts';
import { draftNoteBlocks, renderSupportNotices, supportNoticeBlock, voteLabels } from './shared-blocks.ts';

/** Discord's limit for a button's label (discord-api-docs, components/reference). */
const maxButtonLabelLength = 80;

export function renderChoices({ choices, supportNotices, incident }: Unsure): MessageView {
  const advice = 'I am not sure which one you mean, so I would rather ask than guess.';
  const { blocks, buttons } = choicesView(choices, incident, 'Which of these do you mean?', advice);
  return { blocks: [...blocks, ...supportNotices.map(supportNoticeBlock)], buttons };
}

export function renderOthers({ entries, incident, isVote }: ReplyOf<'others'>): MessageView {
  const advice = 'If none of these fits, please rephrase your question.';
  const { blocks, buttons } = choicesView(entries, incident, 'Did you mean one of these?', advice);
  return { blocks: [...blocks, ...(isVote ? [small(voteThanks('not-asked'))] : [])], buttons };
}

/** The rarely used votes on an answer. */
export function renderProblem({ incident, hasFact, ...target }: ReplyOf<'problem'>): MessageView {
  const button = (action: string, label: string): Button => ({
    label,
    action,
    argument: formatEntryArgument(action, { ...target, incidentId: incident.id }),
  });
  return {
    blocks: [strong('What is wrong with the answer?')],
    buttons: [
      button('others', voteLabels['not-asked']),
      ...(hasFact ? [button('unsupported', voteLabels.unsupported)] : []),
    ],
  };
}

function choicesView(entries: readonly Entry[], incident: Incident, title: string, advice: string): MessageView {
  return {
    blocks: [strong(title), paragraph(advice), ...draftNoteBlocks(entries)],
    buttons: entries.map((entry) => choiceButton(entry, incident)),
  };
}

function choiceButton({ id, question }: Entry, incident: Incident): Button {
  const argument = formatEntryArgument('choose', { entryIds: [id], incidentId: incident.id });
  return { label: truncate(question, maxButtonLabelLength), action: 'choose', argument };
}

/** The text must differ from the "not stated" answer: here the question was not understood. */
export function renderNoMatch({ empty, supportNotices, suggestions, incident }: NoMatch): MessageView {
  if (supportNotices.length > 0) return renderSupportNotices(supportNotices);
  const title = empty ? 'What would you like to know?' : 'I did not understand that question.';
  const meaning = empty
    ? `I answer questions about: ${incident.title}.`
    : `It may not be about this incident (${incident.title}), or it may use words I do not know. Please try asking in other words.`;
  const suggestionItems = suggestions.map(({ question, command }) =>
    item(question, command ? `/${command.name}` : undefined),
  );
  return textView(
    strong(title),
    paragraph(meaning),
    ...(suggestionItems.length > 0 ? [paragraph('You can ask, for example:')] : []),
    ...suggestionItems,
  );
}
