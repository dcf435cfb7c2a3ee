import { describe, expect, test } from 'vitest';
import type { OptionValues } from '../../commands/context.ts';
import { createSnapshot } from '../../src/answering/snapshot.ts';
import { toDiscordMessage } from '../../src/discord/discord-message.ts';
import { buildFactListReply } from '../../src/replies/lists.ts';
import type { Reply } from '../../src/replies/reply.ts';
import { commands, context, pressButton, runCommand } from '../commands/command-context.ts';
import { firstFact, sampleReplies, shipped } from './sample-replies.ts';
import { visibleLines } from './visible-text.ts';

function lines(reply: Reply | undefined): string[] {
  if (!reply) throw new Error('There is no such reply.');
  return visibleLines(toDiscordMessage(reply).content).map(({ text }) => text);
}

describe('Other replies', () => {
  test('The source shows all sentences, page by page, and says that it breaks off', async () => {
    const first = lines(await runCommand('source'));
    expect(first.join('\n')).toContain('breaks off');
    const pages = [first];
    for (let page = 2; page <= 4; page += 1) pages.push(lines(await pressButton('source', `${page},article`)));
    for (const { text } of shipped.sources[0].sentences) expect(pages.flat()).toContain(text);
    expect(pages.at(-1)?.at(-1)).toBe('Page 4 of 4');
  });

  test('Every source has its link and its sentences', async () => {
    const [article] = shipped.sources;
    const second = { ...article, id: 'second', title: 'Two', publisher: 'The Echo', url: 'https://example.org/two' };
    const snapshot = createSnapshot({ ...shipped, sources: [article, second] });
    const run = async (options: OptionValues) =>
      lines(await commands.get('source')?.run(options, { ...context, snapshot }));
    expect((await run({})).join('\n')).toContain('Other sources, for /source source: Two');
    for (const name of ['second', 'Two'])
      expect((await run({ source: name })).slice(0, 3)).toEqual(['Two', 'The Echo', 'https://example.org/two']);
    expect(await run({ source: 'third' })).toEqual([expect.stringContaining('There is no such source.')]);
  });

  test('The timeline has a heading, and a claim with its sentence for each time', async () => {
    const seen = lines(await runCommand('timeline'));
    expect(seen[0]).toBe('Timeline, Friday');
    expect(seen.join('\n')).toMatch(/10am[\s\S]+2pm/);
    expect(seen.at(-1)).toMatch(/^Page 1 of \d$/);
  });

  test('No page of the shipped lists omits anything', () => {
    const pages = [
      ...sampleReplies.facts,
      ...sampleReplies.timeline,
      ...sampleReplies['not-stated-list'],
      ...sampleReplies.source,
      ...sampleReplies.about,
    ];
    expect(pages.filter((reply) => lines(reply).join().includes('not fit into one message'))).toEqual([]);
  });

  test('A context marks the requested sentence', async () => {
    const seen = visibleLines(toDiscordMessage(await runCommand('source', { sentence: 5 })).content);
    expect(seen.filter(({ styles }) => styles.includes('small')).map(({ text }) => text)).toEqual([
      'sentence 3',
      'sentence 4',
      'sentence 5, requested',
      'sentence 6',
      'sentence 7',
      'The article has 22 sentences; the marked one was requested.',
    ]);
  });

  test('A context of an answer marks the cited sentences', async () => {
    const text = lines(await pressButton('context', 'when-entered'));
    expect(text).toContain('sentence 5, cited');
    expect(text.at(-1)).toBe('The article has 22 sentences; the marked ones are cited.');
  });

  test('Topics that look like numbers keep their order', () => {
    const items = ['7-july', '9', '2'].map((topic) => ({ ...firstFact(), topics: [topic] }));
    const reply = buildFactListReply({ items, page: 1, pageCount: 1 }, shipped);
    expect(lines(reply).filter((line) => /^\d/.test(line))).toEqual(['7 july', '9', '2']);
  });

  test.each<[name: string, options: OptionValues, says: string]>([
    ['facts', {}, 'There are no facts to show yet.'],
    ['unknowns', {}, 'No questions are listed that the article does not answer.'],
    ['timeline', {}, 'The article gives no times.'],
    ['ask', { question: 'cookery' }, 'It may not be about this incident'],
  ])('Without entries, /%s says so', async (name, options, says) => {
    const emptied = createSnapshot({ ...shipped, facts: [], notStated: [] });
    const reply = await commands.get(name)?.run(options, { ...context, snapshot: emptied });
    const text = lines(reply).join('\n');
    expect(text).toContain(says);
    expect(text).not.toMatch(/for example|Page 1/);
  });

  test('A button of a removed entry explains so', async () => {
    expect(lines(await pressButton('choose', 'long-gone'))).toEqual([
      'My knowledge has changed since this message, and this part of it has been removed. Please ask again.',
    ]);
  });

  test('The status describes the active knowledge', () => {
    const [status] = sampleReplies.status;
    const text = lines(status).join('\n');
    expect(text).toContain('Police shooting in Walthamstow (walthamstow-shooting)');
    expect(text).toContain('22 of 22 sentences are cited');
    expect(text).toContain('Active since 1970-01-01 00:00 UTC');
  });

  test('A problem of a whole file has only its name, and one of a line its position too', () => {
    const problems = [
      { file: 'a.yaml', message: 'This file cannot be read.' },
      { file: 'b.yaml', line: 3, column: 5, message: 'Not in the source.' },
    ];
    expect(lines({ kind: 'refused', problems })).toEqual(
      expect.arrayContaining(['a.yaml: This file cannot be read.', 'b.yaml:3:5 Not in the source.']),
    );
  });
});
