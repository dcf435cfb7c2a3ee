import { describe, expect, test } from 'vitest';
import { shipped } from './shipped-knowledge.ts';
import { labelsOf, replyOf, shareBot, startBot, visibleTextOf, withoutTime } from './start-bot.ts';

describe('Pages', () => {
  const sharedBot = shareBot({ knowledge: shipped });
  const telling = {
    facts: shipped.facts.map(({ answer }) => answer),
    timeline: shipped.facts.filter(({ time }) => time).map(({ answer }) => answer),
    unknowns: shipped.notStated.map(({ question }) => question),
  };

  test.for(['facts', 'timeline', 'unknowns'] as const)(
    'of /%s turn in place and contain every item once',
    async (name) => {
      const { ann } = await startBot({ knowledge: shipped });
      const first = replyOf(await ann.runCommand(name));
      const pages = [first];
      expect(labelsOf(first)).toEqual(['Next']);
      for (let page = first; labelsOf(page).includes('Next'); ) {
        const turned = await ann.pressButton(page.id, 'Next');
        expect(turned.status).toBe('updated');
        page = replyOf(turned);
        pages.push(page);
      }
      expect(ann.messages().map(({ id }) => id)).toEqual([first.id]);
      expect(labelsOf(pages.at(-1) ?? first)).toEqual(['Previous']);
      pages.forEach((page, index) => {
        expect(visibleTextOf(page)).toContain(`Page ${index + 1} of ${pages.length}`);
      });
      const lines = pages.flatMap((page) => visibleTextOf(page).split('\n'));
      for (const text of telling[name]) {
        expect(lines.filter((line) => isLineOf(line, text))).toHaveLength(count(telling[name], text));
      }
    },
  );

  test('turn back to the previous page', async () => {
    const { ann } = sharedBot();
    const first = replyOf(await ann.runCommand('unknowns'));
    await ann.pressButton(first.id, 'Next');
    expect(withoutTime(replyOf(await ann.pressButton(first.id, 'Previous')).content)).toBe(withoutTime(first.content));
  });

  test('of a topic stay with the topic', async () => {
    const { ann } = sharedBot();
    const first = replyOf(await ann.runCommand('facts', { topic: 'iopc' }));
    expect(visibleTextOf(first)).toContain('Page 1 of ');
    expect(visibleTextOf(replyOf(await ann.pressButton(first.id, 'Next')))).toContain('What the article says: IOPC');
  });

  test('of the timeline are in order of time', async () => {
    const { ann } = sharedBot();
    const first = replyOf(await ann.runCommand('timeline'));
    const seen: string[] = [visibleTextOf(first)];
    for (let page = first; labelsOf(page).includes('Next'); seen.push(visibleTextOf(page)))
      page = replyOf(await ann.pressButton(page.id, 'Next'));
    const told = seen.join('\n');
    const order = ['At around 10am', 'Around 2pm', '4:13pm'].map((time) =>
      told.toLowerCase().indexOf(time.toLowerCase()),
    );
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order).not.toContain(-1);
  });
});

/** Whether a line of a list is the one for this text: "- text · /command", "10am: text". */
function isLineOf(line: string, text: string): boolean {
  return (
    line.replace(/^ {2}- /, '').replace(/(?: · sentence .*)?(?: · \/\S+)?$/, '') === text || line.endsWith(`: ${text}`)
  );
}

function count(texts: readonly string[], text: string): number {
  return texts.filter((other) => other === text).length;
}
