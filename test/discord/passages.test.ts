import { describe, expect, test } from 'vitest';
import { parseOrThrow } from './parse-or-throw.ts';
import { labelsOf, replyOf, startBot, visibleTextOf } from './start-bot.ts';

const knowledge =
  parseOrThrow(`incident: {id: plant-fire, title: Fire at the plant, place: Holt, day: Friday, time-zone: Europe/London, summary: A fire.}
kinds: [fire]
slots: {event: the fire, place: Holt, building: the plant}
sources:
  - id: article
    text: |
      A fire broke out at the plant in Holt on Friday. Two workers were killed, the fire chief said. The council said 40 homes had no electricity.

      It was the first fire in Holt since 2009, when a warehouse burned down.
speakers:
  - {id: reporter, name: the article, reporter: true}
  - {id: chief, name: the fire chief}
facts:
  - {intent: deaths, answer: Two workers were killed., said-by: chief, quotes: ["Two workers were killed, the fire chief said."]}
not-stated: [deliberate]
`);

describe('A file with intents', () => {
  test.each(['did anyone die', 'were there any fatalities', 'what is the death toll'])(
    'answers “%s” with the fact of the intent',
    async (question) => {
      const { ann } = await startBot({ knowledge });
      const text = visibleTextOf(replyOf(await ann.runCommand('ask', { question })));
      expect(text).toContain('Two workers were killed.');
      expect(text).toContain('According to the fire chief:');
    },
  );

  test('says that the article does not say only what a person has confirmed', async () => {
    const { ann } = await startBot({ knowledge });
    const text = visibleTextOf(replyOf(await ann.runCommand('ask', { question: 'did somebody do it on purpose' })));
    expect(text).toContain('The article does not say.');
  });

  test('shows the closest sentences for what nobody has checked, each with its context', async () => {
    const { ann } = await startBot({ knowledge });
    const reply = replyOf(await ann.runCommand('ask', { question: 'where did it happen' }));
    expect(visibleTextOf(reply)).toContain('No moderator has checked this yet.');
    expect(visibleTextOf(reply)).toContain('A fire broke out at the plant in Holt on Friday.');
    expect(visibleTextOf(reply)).not.toContain('2009');
    expect(labelsOf(reply)[0]).toBe('In context (1)');
    const context = replyOf(await ann.pressButton(reply.id, 'In context (1)'));
    expect(context.isEphemeral).toBe(true);
    expect(visibleTextOf(context)).toContain(', cited');
  });

  test('does not show sentences for what is not about an incident', async () => {
    const { ann } = await startBot({ knowledge });
    const text = visibleTextOf(replyOf(await ann.runCommand('ask', { question: 'write me a poem about cats' })));
    expect(text).toContain('I did not understand that question.');
  });
});
