import { describe, expect, test } from 'vitest';
import { openTurns } from '../../src/moderation/turns.ts';
import { openWithholdingWork } from '../../src/moderation/withholding-work.ts';
import { brief, briefFact, edited, pathTo } from '../discord/brief-knowledge.ts';
import { here, openStage, type Stage, there } from './stage.ts';

const fact = briefFact('when-entered');
const renamedTo = (id: string, answer: string = fact.answer) =>
  edited((file) => {
    file.setIn(pathTo('when-entered', 'id'), id);
    file.setIn(pathTo('when-entered', 'answer'), answer);
  });

/** A file with another fact beside it, on the same sentences. */
const beside = (id: string, answer: string) =>
  edited((file) => {
    file.addIn(['facts'], {
      ...{ id, question: `What is told of ${id}?`, asked: [`more of ${id}`, `anything of ${id}`], answer },
      ...{ 'said-by': fact.saidBy.id, status: fact.status, topics: ['entry'] },
      quotes: fact.citations.map(({ quote }) => quote),
    });
  });

function withheldOf({ desk }: Stage): string[] {
  return [...desk.at(here).withheld.keys()];
}

describe('A fact of a later file is withheld too', () => {
  test.for<readonly [string, string, string[]]>([
    ['if it says the same under another id', renamedTo('time-of-entry'), ['time-of-entry']],
    [
      'if it rests on the same sentences, in other words',
      renamedTo('time-of-entry', 'They went in around 2pm.'),
      ['time-of-entry'],
    ],
    [
      'if only case and punctuation differ',
      beside('copy', fact.answer.replace(',', '').replace('Officers', 'officers')),
      ['when-entered', 'copy'],
    ],
    ['if it has the id and says something else', renamedTo('when-entered', 'At 2pm.'), ['when-entered']],
  ])('%s', async ([, text, ids]) => {
    const stage = await openStage();
    await stage.withhold('when-entered');
    await stage.put(text);
    expect(withheldOf(stage)).toEqual(ids);
  });

  test('and one that rested on the same sentences when it was withheld, and says something else, is told', async () => {
    const stage = await openStage(beside('which-noise', 'There was a loud noise.'));
    await stage.withhold('when-entered');
    await stage.put(`${beside('which-noise', 'There was a loud noise.')}\n# again\n`);
    expect(withheldOf(stage)).toEqual(['when-entered']);
  });
});

describe('A fact that is withheld since it says the same', () => {
  test('is told again when it is restored by the id that it has now', async () => {
    const stage = await openStage();
    await stage.withhold('when-entered');
    await stage.put(renamedTo('time-of-entry'));
    await stage.restore('time-of-entry');
    expect(withheldOf(stage)).toEqual([]);
    expect(await stage.store.withholdings.all()).toEqual([]);
  });

  test('on the same sentences alone can be told again, and the other one stays withheld', async () => {
    const stage = await openStage();
    await stage.withhold('when-entered');
    await stage.put(beside('which-noise', 'There was a loud noise.'));
    expect(withheldOf(stage)).toEqual(['when-entered', 'which-noise']);
    await stage.restore('which-noise');
    expect(withheldOf(stage)).toEqual(['when-entered']);
  });
});

test('Only what is tied to the fact is corrected in messages older than corrections go', async () => {
  const stage = await openStage();
  await stage.say(stage.tell('when-entered'));
  await stage.say(stage.tell('injuries'));
  stage.pass(20 * 24 * 3_600_000);
  await stage.put(edited((file) => file.setIn(pathTo('injuries', 'answer'), 'His injuries are life-changing.')));
  expect(await stage.withhold('when-entered')).toBe(1);
});

test('What was removed can be withheld, by the id under which earlier answers have it', async () => {
  const stage = await openStage();
  await stage.say(stage.tell('when-entered'));
  await stage.put(edited((file) => file.deleteIn(pathTo('when-entered'))));
  await stage.work();
  expect(await stage.withhold('when-entered')).toBe(1);
  await stage.work();
  const kept = await stage.store.answers.since(new Date(0), brief.incident.id);
  expect(JSON.stringify(kept)).not.toContain(fact.answer);
  await stage.put(renamedTo('time-of-entry'));
  expect(withheldOf(stage)).toEqual(['time-of-entry']);
});

test('What nobody was ever told can’t be withheld', async () => {
  const stage = await openStage();
  expect(await stage.withhold('cookery')).toBeNaN();
});

test('What is withheld is taken back before other messages are corrected', async () => {
  const stage = await openStage();
  const [changed, withheld] = [await stage.say(stage.tell('injuries')), await stage.say(stage.tell('when-entered'))];
  await stage.put(edited((file) => file.setIn(pathTo('injuries', 'answer'), 'His injuries are life-changing.')));
  await stage.withhold('when-entered');
  expect((await stage.work()).map(({ message }) => message)).toEqual([withheld.message, changed.message]);
});

test('Nobody waits for Discord to take the commands of another server', async () => {
  const stage = await openStage();
  stage.desk.onChange((server) => (server === here.server ? new Promise(() => {}) : Promise.resolve(true)));
  const work = openWithholdingWork({ ...stage.works, inTurn: openTurns() });
  void work.withhold(here, 'when-entered', 'a court order');
  expect(await work.withhold(there, 'injuries', 'a court order')).toMatchObject({ what: 'withheld' });
});

describe('News', () => {
  const newsChannel = '900';
  const following = async () => {
    const stage = await openStage();
    await stage.store.settings.setNewsChannel(here.server, newsChannel);
    return stage;
  };

  test('of a fact that was removed are not posted if it is withheld before it is their turn', async () => {
    const stage = await following();
    await stage.say(stage.tell('when-entered'));
    await stage.put(edited((file) => file.deleteIn(pathTo('when-entered'))));
    await stage.withhold('when-entered');
    expect(JSON.stringify(await stage.work())).not.toContain(fact.answer);
  });

  test('that were posted lose a fact that is withheld under the id that it has got since', async () => {
    const stage = await following();
    await stage.put(beside('loud-noise', 'There was a loud noise.'));
    const post = await stage.outbox.next();
    if (post) await stage.outbox.done(post, '901');
    expect(JSON.stringify(post)).toContain('There was a loud noise.');
    await stage.put(beside('the-noise', 'There was a loud noise.'));
    await stage.work();
    expect(await stage.withhold('the-noise')).toBe(1);
    expect(await stage.work()).toMatchObject([{ message: '901', reply: { corrections: [{ what: 'withheld' }] } }]);
  });
});

test('A page of a list loses the question of a fact that is withheld, and a fact that is removed makes it no wrong page', async () => {
  const stage = await openStage();
  const list = stage.desk.at(here).knowledge;
  const [first, second] = list.facts;
  const page = { kind: 'facts' as const, facts: { items: list.facts.slice(0, 2), page: 1, pages: 1 }, knowledge: list };
  await stage.say(page);
  expect(await stage.withhold(first?.id ?? '')).toBe(1);
  const [errand] = await stage.work();
  expect(JSON.stringify(errand?.reply)).not.toContain(first?.question);
  expect(await stage.put(edited((file) => file.deleteIn(pathTo(second?.id ?? ''))))).toBe(0);
});
