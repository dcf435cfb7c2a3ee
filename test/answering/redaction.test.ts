import { describe, expect, it } from 'vitest';
import { createSnapshot, withheldView } from '../../src/answering/snapshot.ts';
import type { Fact } from '../../src/knowledge/knowledge.ts';
import type { Answer } from '../../src/replies/answer.ts';
import { knowledge } from './shipped-answerer.ts';

const full = createSnapshot(knowledge);
const withholdingsFor = (ids: readonly string[]) =>
  new Map(ids.map((id) => [id, { answerText: '', quoteTexts: [], exemptFactIds: [] }]));
const without = (...ids: string[]) => withheldView(full, withholdingsFor(ids));

/** Questions with the answer of the full snapshot. */
const askedQuestions = [...knowledge.facts, ...knowledge.notStated].map(({ question }) => ({
  question,
  before: full.answerer.answer(question),
}));

/** Each fact is tested with a fifth of the others; all pairs would take too long. */
const fifthOf = <T>(things: readonly T[], position: number) => things.filter((_, at) => at % 5 === position % 5);

const facts = knowledge.facts.map((fact, position) => ({ id: fact.id, fact, place: position }));

describe.each(facts)('While “$id” is withheld', ({ id, fact, place }) => {
  const state = without(id);
  const leaksIn = (what: unknown) => secretsOf(fact).filter((secret) => shownText(what).includes(inJson(secret)));

  it('it is not in the lists, the article, or the not-stated entries', () => {
    expect(leaksIn(state.knowledge)).toEqual([]);
  });

  it('no paraphrase gets any part of it, and its own question gets the notice', () => {
    expect(leaksIn([fact.question, ...fact.paraphrases].map(state.answerer.answer))).toEqual([]);
    expect(state.answerer.answer(fact.question)).toMatchObject({ kind: 'withheld', factId: id });
  });

  it('it is never suggested', () => {
    const typed = ['', 'w', fact.question, ...fact.paraphrases.slice(0, 10)];
    expect(leaksIn(typed.map((words) => state.autocomplete.suggest(words, 25)))).toEqual([]);
  });

  it('no other entry contains it', () => {
    const others = [...state.knowledge.facts, ...state.knowledge.notStated];
    expect(leaksIn(fifthOf(others, place).map(state.answerer.answerEntry))).toEqual([]);
  });

  it('other questions are answered as before', () => {
    const ofOthers = fifthOf(askedQuestions, place).filter(({ before }) => !idsOf(before).includes(id));
    const changed = ofOthers.filter(({ question, before }) => gist(state.answerer.answer(question)) !== gist(before));
    expect(changed.map(({ question }) => question)).toEqual([]);
  });
});

describe('A sentence', () => {
  const at = (text: string) =>
    knowledge.sources[0].sentences.find((sentence) => sentence.text.includes(text))?.number ?? 0;
  const shared = at('Around 2pm');
  const citing = knowledge.facts
    .filter(({ citations }) => citations.some(({ sentenceNumber }) => sentenceNumber === shared))
    .map(({ id }) => id);
  const textOf = (number: number, ids: readonly string[]) =>
    without(...ids).knowledge.sources[0].sentences.find((sentence) => sentence.number === number)?.text;

  it('that other facts cite too is shown until all of them are withheld', () => {
    expect(citing.length).toBeGreaterThan(1);
    expect(textOf(shared, citing.slice(1))).toContain('Around 2pm');
    expect(textOf(shared, citing)).toBe('[withheld by the moderators]');
  });

  it('that is redacted keeps its number, and the text around it stays', () => {
    const [before] = knowledge.sources;
    const after = without(...citing).knowledge.sources[0];
    expect(after.sentences.map(({ number }) => number)).toEqual(before.sentences.map(({ number }) => number));
    expect(after.text).toContain('[withheld by the moderators] As they entered, weapons were discharged.');
    expect(textOf(at('4:13pm'), citing)).toContain('4:13pm');
  });

  it('that is redacted is not a closest sentence', () => {
    const near = knowledge.notStated.filter(({ closestSentence }) => closestSentence?.sentenceNumber === shared);
    expect(near.length).toBeGreaterThan(0);
    const { answerer } = without(...citing);
    for (const { question } of near) expect(answerer.answer(question)).not.toHaveProperty('closestSentence');
  });

  it('that nobody cites is redacted if it repeats a withheld one', () => {
    const [article] = knowledge.sources;
    const [first] = article.sentences;
    if (!first) throw new Error('the article is empty');
    const twin = { ...first, number: 99, text: `Again: ${first.text}` };
    const source = { ...article, sentences: [...article.sentences, twin], note: first.text, title: first.text };
    const all = knowledge.facts.filter(({ citations }) => citations.some(({ sentenceNumber }) => sentenceNumber === 1));
    const state = withheldView(
      createSnapshot({ ...knowledge, sources: [source] }),
      withholdingsFor(all.map(({ id }) => id)),
    );
    expect(JSON.stringify(state.knowledge.sources)).not.toContain(first.text);
  });
});

describe('A message', () => {
  const both = 'When did officers go in? Who is investigating?';

  it('with one withheld answer gets the other answer, and the number of withheld ones', () => {
    const answer = without('when-entered').answerer.answer(both);
    expect(answer).toMatchObject({
      kind: 'answered',
      fact: { id: 'who-investigates' },
      additionalAnswers: [],
      withheldCount: 1,
    });
  });

  it('without a withheld answer does not mention withholding', () => {
    expect(without('what-happened').answerer.answer(both)).not.toHaveProperty('withheldCount');
  });

  it('with only withheld answers gets the notice', () => {
    expect(without('when-entered', 'who-investigates').answerer.answer(both).kind).toBe('withheld');
  });
});

describe.each(['when?', 'who?'])('If “%s” may mean several facts', (words) => {
  const known = createSnapshot({ ...knowledge, notStated: [] });
  const choices = idsOf(known.answerer.answer(words));
  const answerWithout = (ids: readonly string[]) => withheldView(known, withholdingsFor(ids)).answerer.answer(words);

  it('the visible ones are offered', () => {
    const [first = '', ...rest] = choices;
    expect(rest.length).toBeGreaterThan(0);
    const answer = answerWithout([first]);
    expect([answer.kind, ...idsOf(answer)]).toEqual(['unsure', ...rest]);
  });

  it('and all of them are withheld, the user gets the notice', () => {
    expect(answerWithout(choices).kind).toBe('withheld');
  });
});

describe('Withholding', () => {
  it('also applies where the entry is already known', () => {
    const fact = knowledge.facts.find(({ id }) => id === 'when-entered');
    expect(fact && without('when-entered').answerer.answerEntry(fact)).toMatchObject({
      kind: 'withheld',
      factId: 'when-entered',
    });
  });

  it('leaves as many suggested questions as before', () => {
    const { answerer, autocomplete } = without('what-happened', 'when-entered');
    expect(answerer.answer('zxqv')).toMatchObject({ kind: 'no-match', suggestions: { length: 5 } });
    expect(autocomplete.suggest('', 10)).toHaveLength(10);
  });

  it('also applies to a fact that a draft takes from its sentence', () => {
    const draft = createSnapshot({ ...knowledge, incident: { ...knowledge.incident, draft: true } });
    const question = 'How many calls a year do armed officers respond to?';
    const before = draft.answerer.answer(question);
    expect(before.kind).toBe('answered');
    const [id = ''] = idsOf(before);
    expect(withheldView(draft, withholdingsFor([id])).answerer.answer(question)).toMatchObject({
      kind: 'withheld',
      factId: id,
    });
  });

  it('of an unknown id does nothing', () => {
    expect(without('no-such-fact').knowledge).toBe(full.knowledge);
  });

  it('does not hide from moderators why a question gets its outcome', () => {
    const question = 'when did they go in';
    expect(without('when-entered').answerer.explain(question)).toEqual(full.answerer.explain(question));
  });
});

/** The question of a withheld fact, and the answer and sentences that no other fact contains. */
function secretsOf(fact: Fact): string[] {
  const others = knowledge.facts.filter(({ id }) => id !== fact.id);
  const told = others.flatMap(({ answer, citations }) => [answer, ...citations.map(({ quote }) => quote)]);
  const own = [fact.answer, ...fact.citations.map(({ quote }) => quote)];
  return [fact.question, ...own.filter((words) => !told.some((other) => other.includes(words)))];
}

/** Paraphrases are only indexed and never shown. */
function shownText(what: unknown): string {
  return JSON.stringify(what, (key, value: unknown) => (key === 'paraphrases' ? undefined : value));
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function gist(answer: Answer): string {
  return `${answer.kind} ${idsOf(answer).join()}`;
}

/** The entries that an answer shows or offers. */
function idsOf(answer: Answer): string[] {
  if (answer.kind === 'unsure') return answer.choices.map(({ id }) => id);
  if (answer.kind !== 'answered' && answer.kind !== 'not-stated') return [];
  return [answer, ...answer.additionalAnswers].map((one) => (one.kind === 'answered' ? one.fact.id : one.entry.id));
}
