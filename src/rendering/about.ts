import type { ReplyOf } from '../replies/reply.ts';
import { item, type MessageView, paragraph, small, strong, textView } from './blocks.ts';
import { pluralize } from './format.ts';

/** What is kept stands here as the store keeps it; whoever keeps more has to say so here. */
export function renderAbout({ incident, commands, retentionDays, correctionDays }: ReplyOf<'about'>): MessageView {
  return textView(
    strong(
      'On Record answers questions about a news incident, only from the article, and shows the sentences that each answer rests on.',
    ),
    paragraph(
      `Now: ${incident.title}. Ask with /ask, mention me, write to me directly, or use “Answer this” on a message.`,
    ),
    ...commands.map(({ name, description }) => item(`/${name}`, description)),
    paragraph(
      'When the article does not say, I say so; when I do not understand, I say that. I never write a fact of my own.',
    ),
    strong(`What I keep for ${pluralize(retentionDays, 'day')}, and never whose question it was:`),
    item('questions that I could not answer; links, addresses, mentions and long numbers are masked'),
    item('how many questions had which outcome, and how often which fact was asked for'),
    item('votes, under a keyed hash of person and message, which only serves to count one each'),
    item(
      `where my public answers on servers stand and which facts they used; I correct them for ${pluralize(correctionDays, 'day')}`,
    ),
    paragraph(
      'Other questions stay in memory for an hour, masked, and are written nowhere. Of moderators I keep what they changed, with their user ids. /forget-me deletes your votes and your user id.',
    ),
    small(
      'To have me on your server, ask whoever runs me for the invitation link; I need to read no messages but those that mention me.',
    ),
  );
}
