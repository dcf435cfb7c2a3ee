import { describe, expect, test } from 'vitest';
import { commonQuestions } from '../../../src/knowledge/drafting/questions/common-questions.ts';
import { commonQuestionsAbout } from '../../../src/knowledge/drafting/questions/person-questions.ts';
import { findUnstatedQuestions } from '../../../src/knowledge/drafting/questions/unstated-questions.ts';
import { paraphraseKey } from '../../../src/knowledge/knowledge.ts';
import { createQuoteFinder } from '../../../src/knowledge/quotes.ts';
import { splitSentences } from '../../../src/knowledge/sentences.ts';

function entriesOf(text: string, told: readonly string[] = []) {
  const sentences = splitSentences('article', text);
  return findUnstatedQuestions(text, sentences, createQuoteFinder([{ id: 'article', text, sentences }]), told);
}

const idsOf = (text: string) => entriesOf(text).map(({ id }) => id);

/** Says nothing of what people ask. */
const sparse = 'A man was shot by police. The man was taken to hospital. A fire broke out at the house.';

describe('A question that the text answers is not listed as not stated:', () => {
  test.each<[string, string]>([
    ['name-of-person', 'The man was named as Bo Lind.'],
    ['name-of-person', 'Bo Lind, 34, was hit.'],
    ['age-of-person', 'The 34-year-old man lives there.'],
    ['age-of-person', 'The man is in his thirties.'],
    ['condition-now', 'The man is in a stable condition.'],
    ['family-of-person', 'The mother of the man said nothing.'],
    ['job-of-person', 'The man works as a baker.'],
    ['which-hospital', 'It was Leeds General Infirmary.'],
    ['exact-address', 'It happened in Mill Lane.'],
    ['exact-date', 'It was 4 March 2024.'],
    ['time-of-day', 'It was 2pm.'],
    ['arrests', 'Two people were arrested.'],
    ['charges', 'Bo was charged with theft.'],
    ['cause', 'It was caused by a candle.'],
    ['motive', 'The motive is not known.'],
    ['witnesses', 'A neighbour told reporters that it was loud.'],
    ['road-closures', 'The road has been closed.'],
    ['who-raised-the-alarm', 'A passer-by called the police.'],
    ['how-many-responders', 'Six armed officers came.'],
    ['which-weapon', 'It was an air gun.'],
    ['pictures-or-video', 'Footage shows the house.'],
    ['appeal-for-information', 'Detectives appeal for witnesses.'],
    ['damage', 'The roof was destroyed.'],
    ['officials-said', 'The mayor came.'],
    ['article-author', '\nBy Ann Lee'],
    ['article-published', 'Published: 4 March 2024'],
  ])('%s (“%s”)', (id, sentence) => {
    expect(idsOf(sparse)).toContain(id);
    expect(idsOf(`${sparse} ${sentence}`)).not.toContain(id);
  });

  test('the author, if the page names one', () => {
    expect(entriesOf(sparse, ['article-author']).map(({ id }) => id)).not.toContain('article-author');
  });
});

describe('A not-stated entry', () => {
  test('is left out if the text is about something else', () => {
    expect(idsOf('The library has new books. They are green.')).toEqual([
      'exact-date',
      'article-author',
      'article-published',
    ]);
  });

  test('asks for the person whom the text does not name', () => {
    const wordings = entriesOf('A woman was hurt. The woman ran.').flatMap(({ question, paraphrases }) => [
      question,
      ...paraphrases,
    ]);
    expect(wordings).toContain('How old is the woman?');
    expect(wordings).toContain('what does she work as');
  });

  test('has the closest sentence', () => {
    expect(entriesOf(sparse).find(({ id }) => id === 'which-hospital')?.closestSentence).toBe(
      'The man was taken to hospital.',
    );
  });

  test('shares no paraphrase with another entry', () => {
    const items = [...commonQuestions, ...commonQuestionsAbout({ name: 'the child', pronoun: 'they' })];
    const wordings = items.flatMap(({ question, paraphrases }) => [question, ...paraphrases].map(paraphraseKey));
    expect(wordings.filter((wording, at) => wordings.indexOf(wording) !== at)).toEqual([]);
    expect(items.filter(({ paraphrases }) => paraphrases.length < 4)).toEqual([]);
  });
});
