import type { OtherLanguage, SmallTalk } from '../replies/answer.ts';
import { type MessageView, paragraph, textView } from './blocks.ts';

/** One short, friendly line. */
export function renderSmallTalk({ topic, incident, source }: SmallTalk): MessageView {
  const { title } = incident;
  const article =
    source.url === undefined ? 'I have no link to the article, but /source shows it.' : `The article: ${source.url}`;
  const lines: Readonly<Record<SmallTalk['topic'], string>> = {
    greeting: `Hello. I answer questions about: ${title}. What would you like to know?`,
    thanks: 'You are welcome. Ask me again whenever you like.',
    farewell: 'Goodbye, and take care.',
    help: `Ask me about “${title}” in your own words, with /ask or by mentioning me. /facts lists what the article says.`,
    identity:
      'I am On Record, a bot. I answer only from the article and show the sentences behind every answer. /about says more.',
    source: article,
    privacy: 'I never store who asked. /forget-me deletes what is linked to you, and /about lists everything I store.',
    certainty:
      'I only repeat what the article says. Every answer shows its sentences and who said them, so you can check it.',
    insult: 'I am sorry that I could not help. /facts lists what the article says.',
  };
  return textView(paragraph(lines[topic]));
}

export function renderOtherLanguage({ sentence }: OtherLanguage): MessageView {
  const english = 'I only understand English. /facts lists what the article says.';
  return textView(paragraph(sentence === '' ? english : `${sentence} (${english})`));
}
