import type { ReplyOf } from '../replies/reply.ts';
import { grouped, item, type MessageView, paragraph, small, strong, textView } from './blocks.ts';
import { pluralize } from './format.ts';

/** Lists everything that the store keeps; update it when the store keeps more. A command may be left out, but no part of that list. */
export function renderAbout({ incident, commands, retentionDays, correctionDays }: ReplyOf<'about'>): MessageView {
  const { blocks } = textView(
    strong(
      'On Record answers questions about a news incident. Every answer comes from the article and shows the exact sentences behind it.',
    ),
    paragraph(
      `Current incident: ${incident.title}. Ask with /ask, mention me, send me a direct message, or use “Answer this” in the menu of a message.`,
    ),
    ...commands.flatMap(({ name, description }, index) => grouped([item(`/${name}`, description)], index + 1)),
    paragraph(
      'If the article does not contain the answer, I say so; if I do not understand the question, I say that instead. I never add a fact of my own.',
    ),
    strong(`What I store for ${pluralize(retentionDays, 'day')}, never with the name of the person who asked:`),
    item('questions I could not answer, with links, addresses, mentions and long numbers redacted'),
    item('daily counts of how questions were answered and which facts were asked for'),
    item('votes, under a keyed hash of user and message, so that each person has one vote per message'),
    item(
      `where my public answers are and which facts they used, so that I can correct them for ${pluralize(correctionDays, 'day')}`,
    ),
    paragraph(
      'Other questions stay in memory for an hour, redacted, and are never stored. If you are a moderator, I store your changes with your user id. /forget-me deletes your votes and your user id.',
    ),
    small(
      'To add me to your server, ask the operator of this bot for the invitation link. I read only messages that are addressed to me.',
    ),
  );
  return { blocks, buttons: [], groupNoun: 'command' };
}
