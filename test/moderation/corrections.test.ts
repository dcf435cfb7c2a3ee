import { describe, expect, test } from 'vitest';
import type { Document } from 'yaml';
import type { Correction } from '../../src/answering/own-reply.ts';
import type { Reply, ReplyOf } from '../../src/answering/reply.ts';
import { openShift } from '../../src/answering/shift.ts';
import { timelineOf } from '../../src/answering/timeline.ts';
import { countCorrections } from '../../src/moderation/corrections.ts';
import { swapOf } from '../../src/moderation/enact.ts';
import { operator } from '../../src/store/store.ts';
import { brief, briefFact, edited, pathTo } from '../discord/brief-knowledge.ts';
import { briefText } from '../discord/brief-text.ts';
import { knowledgeOf } from '../discord/knowledge-of.ts';
import { here, openStage, type Stage, start, there } from './stage.ts';

const { answer, quotes } = { answer: briefFact('when-entered').answer, quotes: briefFact('when-entered').citations };
const day = 24 * 60 * 60_000;

const shorter = 'Officers entered around 2pm.';
const changed = edited((file) => file.setIn(pathTo('when-entered', 'answer'), shorter));
const removed = edited((file) => file.deleteIn(pathTo('when-entered')));

/** Something of the brief file that the article does not say. */
function pathToUnstated(id: string): (string | number)[] {
  return ['not-stated', brief.notStated.findIndex((entry) => entry.id === id)];
}

function unstatedQuestion(id: string): string {
  return brief.notStated.find((entry) => entry.id === id)?.question ?? '';
}

/** As if the article named the hospital after all: by the same id, or as a fact of another one. */
function hospitalKnown(file: Document, id: string): void {
  file.deleteIn(pathToUnstated('which-hospital'));
  const question = unstatedQuestion('which-hospital');
  const quote = briefFact('injuries').citations[0].quote;
  file.addIn(['facts'], { id, question, answer: 'He was taken to the hospital.', status: 'stated', quotes: [quote] });
}

function correctedOf(reply: Reply | undefined): ReplyOf<'corrected'> {
  if (reply?.kind !== 'corrected') throw new Error(`Expected a correction, got ${reply?.kind}.`);
  return reply;
}

/** The one correction that is waiting, once it is done. */
async function theCorrection(stage: Stage): Promise<ReplyOf<'corrected'>> {
  const [errand, ...others] = await stage.work();
  expect(others).toEqual([]);
  return correctedOf(errand?.reply);
}

type Case = readonly [what: string, id: string, text: string, corrections: readonly Correction[]];

describe('An answer of the last days is corrected', () => {
  test.for<Case>([
    ['if the answer has changed', 'when-entered', changed, [{ what: 'changed', before: answer }]],
    [
      'if it rests on another sentence',
      'when-entered',
      edited((file) => file.addIn(pathTo('when-entered', 'quotes'), briefFact('is-it-safe').citations[0].quote)),
      [{ what: 'requoted', before: '' }],
    ],
    [
      'if it is said by somebody else',
      'how-rare',
      edited((file) => file.setIn(pathTo('how-rare', 'said-by'), 'met-police')),
      [{ what: 'requoted', before: '' }],
    ],
    ['if the fact is gone', 'when-entered', removed, [{ what: 'removed', before: answer }]],
    [
      'if what was not stated is a fact now',
      'which-hospital',
      edited((file) => hospitalKnown(file, 'which-hospital')),
      [{ what: 'stated-now', before: unstatedQuestion('which-hospital') }],
    ],
    [
      'if what was not stated is a fact of another name now',
      'which-hospital',
      edited((file) => hospitalKnown(file, 'the-hospital')),
      [{ what: 'stated-now', before: unstatedQuestion('which-hospital') }],
    ],
  ])('%s', async ([, id, text, corrections]) => {
    const stage = await openStage();
    const { message, channel } = await stage.say(stage.tell(id));
    expect(await stage.put(text)).toBe(1);
    const [errand, ...others] = await stage.work();
    expect(others).toEqual([]);
    expect(errand).toMatchObject({ message, channel, again: false });
    expect(correctedOf(errand?.reply).corrections).toEqual(corrections);
    expect(await stage.work()).toEqual([]);
    expect(await stage.put(text)).toBe(0);
  });

  test('if the fact is withheld, and nothing of it is in the correction', async () => {
    const stage = await openStage();
    await stage.say(stage.tell('when-entered'));
    expect(await stage.withhold('when-entered')).toBe(1);
    const reply = await theCorrection(stage);
    expect(reply).toEqual({
      kind: 'corrected',
      at: start,
      corrections: [{ what: 'withheld', before: '' }],
      now: undefined,
    });
    expect(JSON.stringify(await stage.store.answers.since(new Date(0), brief.incident.id))).not.toContain(answer);
  });

  test('if the fact is told again', async () => {
    const stage = await openStage();
    await stage.say(stage.tell('when-entered'));
    await stage.withhold('when-entered');
    await stage.work();
    expect(await stage.restore('when-entered')).toBe(1);
    const { corrections, now } = await theCorrection(stage);
    expect(corrections).toEqual([{ what: 'back', before: '' }]);
    expect(now).toMatchObject({ kind: 'answered', fact: { id: 'when-entered' } });
  });

  test('if the fact is removed and comes back', async () => {
    const stage = await openStage();
    await stage.say(stage.tell('when-entered'));
    await stage.put(removed);
    await stage.work();
    expect(await stage.put(changed)).toBe(1);
    expect((await theCorrection(stage)).corrections).toEqual([{ what: 'back', before: answer }]);
  });

  test('if the article does not say it any more, with what it does say', async () => {
    const stage = await openStage();
    await stage.put(edited((file) => hospitalKnown(file, 'which-hospital')));
    await stage.say(stage.tell('which-hospital'));
    await stage.put(briefText);
    const { corrections, now } = await theCorrection(stage);
    expect(corrections).toEqual([{ what: 'removed', before: 'He was taken to the hospital.' }]);
    expect(now).toMatchObject({ kind: 'not-stated', entry: { id: 'which-hospital' } });
  });

  test('if the sentence that came nearest is withheld with the fact that cites it', async () => {
    const nearest = brief.notStated.find((entry) => entry.nearest);
    const citing = brief.facts.filter(({ citations }) =>
      citations.some(({ quote }) => quote === nearest?.nearest?.quote),
    );
    const stage = await openStage();
    await stage.say(stage.tell(nearest?.id ?? ''));
    for (const { id } of citing) await stage.withhold(id);
    const { corrections, now } = await theCorrection(stage);
    expect(corrections).toEqual([{ what: 'requoted', before: '' }]);
    expect(JSON.stringify(now)).not.toContain(nearest?.nearest?.quote);
  });
});

describe('Nothing is corrected', () => {
  test.for<readonly [string, string, string]>([
    ['if the file is the same', 'when-entered', `${briefText}\n# looked over\n`],
    [
      'if people may ask in other words',
      'when-entered',
      edited((file) => file.addIn(pathTo('when-entered', 'asked'), 'at which hour was the entry')),
    ],
    ['if another fact has changed', 'injuries', changed],
    [
      'if the fact has only got another id',
      'when-entered',
      edited((file) => file.setIn(pathTo('when-entered', 'id'), 'entry-time')),
    ],
    [
      'if what was not stated is not listed any more, and nothing answers it',
      'which-hospital',
      edited((file) => file.deleteIn(pathToUnstated('which-hospital'))),
    ],
  ])('%s', async ([, id, text]) => {
    const stage = await openStage();
    await stage.say(stage.tell(id));
    expect(await stage.put(text)).toBe(0);
    expect(await stage.work()).toEqual([]);
  });

  test('that was said longer ago than corrections go', async () => {
    const stage = await openStage();
    await stage.say(stage.tell('when-entered'));
    stage.pass(7 * day + 1);
    expect(await stage.put(changed)).toBe(0);
  });

  test('that shows no entry', async () => {
    const stage = await openStage();
    await stage.say({ kind: 'facts', facts: { items: brief.facts, page: 1, pages: 1 }, knowledge: brief });
    expect(await stage.put(changed)).toBe(0);
  });
});

describe('A change of one server', () => {
  test('corrects its answers alone, and the operator’s the others’', async () => {
    const stage = await openStage();
    await stage.say(stage.tell('when-entered'), here);
    const other = await stage.say(stage.tell('when-entered'), there);
    expect(await stage.put(changed, here.server)).toBe(1);
    await stage.work();
    expect(await stage.put(removed)).toBe(1);
    expect(await stage.work()).toMatchObject([{ message: other.message, channel: there.channel }]);
  });

  test('is taken back when it follows the operator again', async () => {
    const stage = await openStage();
    await stage.put(changed, here.server);
    await stage.say(stage.tell('when-entered'));
    expect(await stage.follow(here.server)).toBe(1);
    expect((await theCorrection(stage)).corrections).toEqual([{ what: 'changed', before: shorter }]);
  });

  test('to withhold a fact leaves it told elsewhere', async () => {
    const stage = await openStage();
    await stage.say(stage.tell('when-entered'), there);
    expect(await stage.withhold('when-entered')).toBe(0);
    expect(await stage.put(`${briefText}\n# again\n`)).toBe(0);
    expect(await stage.work()).toEqual([]);
  });
});

describe('What a correction reads is decided when it is made', () => {
  test('so two quick changes are one edit, with the last answer', async () => {
    const stage = await openStage();
    await stage.say(stage.tell('when-entered'));
    await stage.put(edited((file) => file.setIn(pathTo('when-entered', 'answer'), 'Officers entered at 2pm.')));
    stage.pass(60_000);
    await stage.put(changed);
    const { at, corrections, now } = await theCorrection(stage);
    expect(corrections).toEqual([{ what: 'changed', before: answer }]);
    expect(now).toMatchObject({ fact: { answer: shorter } });
    expect(at).toEqual(new Date(start.getTime() + 60_000));
  });

  test('so a change that was rolled back in time is none', async () => {
    const stage = await openStage();
    await stage.say(stage.tell('when-entered'));
    await stage.put(changed);
    await stage.put(`${briefText}\n# as before\n`);
    expect(await stage.work()).toEqual([]);
    expect(await stage.outbox.waiting()).toBe(0);
  });

  test('so what was withheld before it was removed is not repeated', async () => {
    const stage = await openStage();
    await stage.say(stage.tell('when-entered'));
    await stage.withhold('when-entered');
    await stage.put(removed);
    const reply = await theCorrection(stage);
    expect(reply.corrections).toEqual([{ what: 'withheld', before: '' }]);
    expect(await stage.work()).toEqual([]);
  });

  test.for<readonly [string, string]>([
    ['once more if it changes again while it is on its way', removed],
    ['back if it is rolled back while it is on its way', `${briefText}\n# as before\n`],
  ])('%s', async ([, next]) => {
    const stage = await openStage();
    await stage.say(stage.tell('when-entered'));
    await stage.put(changed);
    const errand = await stage.outbox.next();
    await stage.put(next);
    if (errand) await stage.outbox.done(errand);
    expect((await theCorrection(stage)).corrections).toMatchObject([{ before: shorter }]);
  });

  test('and not before what has changed is in force in memory too', async () => {
    const stage = await openStage();
    await stage.say(stage.tell('when-entered'));
    const before = stage.desk.held(operator, brief.incident.id);
    await stage.put(changed);
    const after = stage.desk.held(operator, brief.incident.id);
    if (!before || !after) throw new Error('Nothing is in force.');
    stage.desk.put(before);
    expect(await stage.outbox.next()).toBeUndefined();
    expect(await stage.outbox.waiting()).toBe(1);
    stage.desk.put(after);
    stage.outbox.wake();
    expect((await theCorrection(stage)).corrections).toHaveLength(1);
  });
});

describe('A message with several answers', () => {
  const three = (stage: Stage): Reply => {
    const [first, second, third] = ['when-entered', 'injuries', 'which-hospital'].map((id) => stage.tell(id));
    if (first?.kind !== 'answered' || second?.kind !== 'answered' || third?.kind !== 'not-stated')
      throw new Error('The brief knowledge has other entries now.');
    return { ...first, more: [second, third] };
  };

  test('keeps those that still hold, in their order', async () => {
    const stage = await openStage();
    await stage.say(three(stage));
    await stage.put(changed);
    const { now } = await theCorrection(stage);
    expect(now).toMatchObject({
      fact: { id: 'when-entered', answer: shorter },
      more: [{ fact: { id: 'injuries' } }, { entry: { id: 'which-hospital' } }],
    });
  });

  test('loses the one that is withheld, and says so at the next correction too', async () => {
    const stage = await openStage();
    await stage.say(three(stage));
    await stage.withhold('when-entered');
    expect(await theCorrection(stage)).toMatchObject({
      corrections: [{ what: 'withheld', before: '' }],
      now: { fact: { id: 'injuries' }, more: [{ entry: { id: 'which-hospital' } }] },
    });
    await stage.put(edited((file) => file.setIn(pathTo('injuries', 'answer'), 'His injuries are life-changing.')));
    const next = await theCorrection(stage);
    expect(next.corrections.map(({ what }) => what)).toEqual(['withheld', 'changed']);
    expect(JSON.stringify(next)).not.toContain(answer);
  });

  test('tells an answer once that two of its questions have come to have', async () => {
    const stage = await openStage();
    const [first, second] = ['injuries', 'which-hospital'].map((id) => stage.tell(id));
    if (first?.kind !== 'answered' || second?.kind !== 'not-stated') throw new Error('There are other entries now.');
    await stage.say({ ...first, more: [second] });
    await stage.put(
      edited((file) => {
        file.deleteIn(pathToUnstated('which-hospital'));
        file.addIn(pathTo('injuries', 'asked'), unstatedQuestion('which-hospital'));
      }),
    );
    const { now } = await theCorrection(stage);
    expect(now).toMatchObject({ fact: { id: 'injuries' }, more: [] });
  });
});

describe('A page of the timeline', () => {
  const timed = brief.facts.filter(({ time }) => time);
  const page = (number: number) => timelineOf(brief, number);
  const [first] = page(1).facts.items;

  test('is drawn anew where one of its facts has changed', async () => {
    expect(timed.length).toBeGreaterThan(2);
    const stage = await openStage();
    await stage.say(page(1));
    await stage.put(edited((file) => file.setIn(pathTo(first?.id ?? '', 'time', 'written'), 'Friday')));
    const { corrections, now } = await theCorrection(stage);
    expect(corrections).toEqual([{ what: 'requoted', before: '' }]);
    expect(now).toMatchObject({ kind: 'timeline', facts: { page: 1 } });
  });

  test('loses a fact that is withheld, and has it again', async () => {
    const stage = await openStage();
    await stage.say(page(1));
    await stage.withhold(first?.id ?? '');
    const without = await theCorrection(stage);
    expect(without.corrections).toEqual([{ what: 'withheld', before: '' }]);
    expect(JSON.stringify(without)).not.toContain(first?.answer);
    await stage.restore(first?.id ?? '');
    const again = await theCorrection(stage);
    expect(again.corrections).toEqual([{ what: 'back', before: '' }]);
    expect(again.now).toEqual(page(1));
  });

  test('is not drawn anew for another time that comes in', async () => {
    const stage = await openStage();
    await stage.say(page(1));
    expect(
      await stage.put(edited((file) => file.setIn(pathTo('why-called', 'time'), { written: 'Friday', sort: '23:00' }))),
    ).toBe(0);
  });
});

test('A preview counts the answers that will be corrected, and queues nothing', async () => {
  const stage = await openStage();
  for (const where of [here, here, there]) await stage.say(stage.tell('when-entered'), where);
  await stage.say(stage.tell('injuries'));
  const shift = openShift(knowledgeOf(changed));
  const file = { bytes: Buffer.from(changed), origin: 'upload' as const };
  const change = { owner: here.server, incident: brief.incident.id, shift, file, note: '', gaps: [] };
  expect(await countCorrections(stage.store, swapOf(stage.desk, change, start), 7)).toBe(2);
  expect(await stage.outbox.waiting()).toBe(0);
  expect(await stage.put(changed, here.server)).toBe(2);
});

test('A message that was drawn several times counts as what it shows last', async () => {
  const stage = await openStage();
  const { id: _, ...shown } = await stage.say(stage.tell('when-entered'));
  await stage.store.answers.add({ ...shown, shown: (await stage.say(stage.tell('injuries'), there)).shown });
  expect(await stage.put(changed)).toBe(0);
});

test('An answer that was sent while the state changed is corrected like those before it', async () => {
  const stage = await openStage();
  const told = stage.tell('when-entered');
  await stage.put(changed);
  const late = await stage.say(told);
  let woken = 0;
  stage.outbox.onWork(() => {
    woken += 1;
  });
  await stage.outbox.recheck(late);
  expect(woken).toBe(1);
  expect((await theCorrection(stage)).corrections).toEqual([{ what: 'changed', before: answer }]);
  expect(quotes.length).toBeGreaterThan(0);
});
