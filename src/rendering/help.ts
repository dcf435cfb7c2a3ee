import type { ReplyOf } from '../replies/reply.ts';
import { grouped, item, type MessageView, paragraph, small, strong, textView } from './blocks.ts';

export function renderHelp({ incident, commands, samples }: ReplyOf<'help'>): MessageView {
  const { blocks } = textView(
    strong(`Ask me about: ${incident.title}`),
    paragraph(
      'Use your own words: with /ask, by mentioning me, by replying to one of my messages, or in a direct message. “Answer this” in the menu of a message answers what somebody else asked.',
    ),
    ...(samples.length > 0 ? [paragraph('For example:')] : []),
    ...samples.map(({ question, command }) => item(question, command ? `/${command.name}` : undefined)),
    paragraph('All commands:'),
    ...commands.flatMap(({ name, description }, index) => grouped([item(`/${name}`, description)], index + 1)),
    small('/about says what I store.'),
  );
  return { blocks, buttons: [], groupNoun: 'command' };
}
