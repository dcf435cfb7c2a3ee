import { describe, expect, test } from 'vitest';
import { findFact } from '../../src/knowledge/knowledge.ts';
import { expectKind, pressButton, runCommand, snapshot } from './command-context.ts';

describe('The pages of a list contain every item once', () => {
  const { facts, notStated } = snapshot.knowledge;
  const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);

  test('/facts, by topic', async () => {
    const { pageCount } = expectKind(await runCommand('facts'), 'facts').facts;
    const shown = await Promise.all(
      Array.from(
        { length: pageCount },
        async (_, at) => expectKind(await pressButton('facts', `${at + 1},`), 'facts').facts.items,
      ),
    );
    expect(ids(shown.flat()).toSorted()).toEqual(ids(facts).toSorted());
    const topics = shown.flat().map((fact) => fact.topics[0]);
    expect(topics.filter((topic, at) => topic !== topics[at - 1])).toEqual([...new Set(topics)]);
  });

  test('/unknowns', async () => {
    const { pageCount } = expectKind(await runCommand('unknowns'), 'not-stated-list').entries;
    const shown = await Promise.all(
      Array.from(
        { length: pageCount },
        async (_, at) => expectKind(await pressButton('unknowns', `${at + 1},`), 'not-stated-list').entries.items,
      ),
    );
    expect(ids(shown.flat())).toEqual(ids(notStated));
  });

  test('/timeline, sorted by time', async () => {
    const { pageCount } = expectKind(await runCommand('timeline'), 'timeline').facts;
    const shown = await Promise.all(
      Array.from(
        { length: pageCount },
        async (_, at) => expectKind(await pressButton('timeline', `${at + 1},`), 'timeline').facts.items,
      ),
    );
    const times = shown.flat().map((fact) => fact.time?.sort ?? '');
    expect(times.length).toBeGreaterThan(3);
    expect(times).toEqual(times.toSorted());
    expect(ids(shown.flat()).every((id) => findFact(snapshot.knowledge, id)?.time)).toBe(true);
  });
});

test.each([
  ['facts', '99,'],
  ['facts', 'x,'],
  ['facts', ''],
  ['facts', '-1,the-man'],
  ['timeline', '99,'],
  ['timeline', ''],
  ['unknowns', '99,'],
  ['unknowns', 'NaN'],
])('The button “%s:%s” of an old message still shows a page', async (action, argument) => {
  expect((await pressButton(action, argument)).kind).toBe(action === 'unknowns' ? 'not-stated-list' : action);
});

test('A topic that no longer exists gets a notice instead of an empty list', async () => {
  expect(await pressButton('facts', '1,cookery')).toEqual({ kind: 'notice', notice: 'no-such-topic' });
});
