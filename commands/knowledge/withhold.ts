import { always, type Choice, longestChoice, type Room, type Subcommand, textOption } from '../command.ts';
import { asModerator } from './as-moderator.ts';
import { allEntries, choicesLike, entriesLike, entryMeant, factOption } from './entries.ts';

export const withhold: Subcommand = {
  kind: 'command',
  name: 'withhold',
  description: 'Stop telling a fact, at once and everywhere on this server; earlier answers are corrected',
  options: [
    factOption(suggestFacts),
    {
      kind: 'text',
      name: 'reason',
      description: 'Why, for the moderators’ log; nobody else sees it',
      required: true,
      longest: 300,
    },
  ],
  isPrivate: always,
  slow: true,
  run: (options, room) =>
    asModerator(room, (by) =>
      room.moderation.changes.withhold(
        by,
        entryMeant(allEntries(room.shift), textOption(options, 'fact')),
        textOption(options, 'reason').trim(),
      ),
    ),
};

/** What is told now, and what is no more and still stands in earlier answers. */
async function suggestFacts(typed: string, { shift, place, moderation }: Room): Promise<readonly Choice[]> {
  const before = await moderation.changes.toldBefore(place);
  return [...entriesLike(shift.knowledge.facts, typed), ...choicesLike(before.map(choiceOf), typed)];
}

function choiceOf({ id, answer }: { readonly id: string; readonly answer: string }): Choice {
  const name = `No longer told: ${answer}`;
  return { name: name.length <= longestChoice ? name : `No longer told: ${id}`, value: id };
}
