import { describe, expect, test } from 'vitest';
import { extractEntities } from '../../../src/knowledge/drafting/facts/extract-entities.ts';
import { findLowercaseWords } from '../../../src/knowledge/drafting/facts/find-names.ts';
import { createQuestionStubs } from '../../../src/knowledge/drafting/questions/question-stubs.ts';
import { parseMainClause } from '../../../src/knowledge/drafting/text/clause.ts';
import { toBaseForm } from '../../../src/knowledge/drafting/text/verb-forms.ts';

function questionsOf(sentence: string): string[] {
  const common = findLowercaseWords(sentence);
  const found = extractEntities(sentence, () => false, common);
  return createQuestionStubs(sentence, parseMainClause(sentence, common), found).map(({ text }) => text);
}

describe('A sentence can answer', () => {
  test.each<[string, string, string]>([
    [
      'when',
      'Firefighters were called to a mill at around 10am on Friday.',
      'When were firefighters called to a mill?',
    ],
    [
      'when, by its first words',
      'Around 2pm, officers entered after hearing a noise.',
      'When did officers enter after hearing a noise?',
    ],
    [
      'how long',
      'Negotiators spent four hours at the scene before they left.',
      'How long did negotiators spend at the scene?',
    ],
    ['how many', 'The crews answered 4,000 calls last year.', 'How many calls did the crews answer?'],
    ['how many, by its subject', 'Two people were hurt in the fire.', 'How many people were hurt in the fire?'],
    [
      'how many of what it mentions',
      'Mills, of which two towns had many, are rare.',
      'How many towns does the article mention?',
    ],
    ['why', 'The owner closed the mill because it was old.', 'Why did the owner close the mill?'],
    ['who', 'The driver was taken to a hospital.', 'Who was taken to a hospital?'],
    ['what', 'The mill was referred to the council.', 'What was referred to the council?'],
    ['where', 'The driver was taken to a hospital in Leeds.', 'Where was the driver taken?'],
    ['what somebody does now', 'He records every noise in the factory.', 'Where does he record every noise?'],
  ])('%s', (_, sentence, question) => {
    expect(questionsOf(sentence)).toContain(question);
  });

  test.each([
    ['nothing that it says of “I” and “we”', 'We closed the mill on Friday.'],
    ['nothing where it is a question', 'Who closed the mill on Friday?'],
    ['nothing where it has no verb', 'Head of Mills'],
    ['nothing about what is not called by name', 'It was closed on Friday.'],
  ])('%s', (_, sentence) => {
    expect(questionsOf(sentence)).toEqual([]);
  });
});

describe('The base form of a past form is found', () => {
  test.each(
    `stopped stop declared declare entered enter referred refer called call controlled control investigated investigate
    injured injure arrested arrest charged charge described describe happened happen visited visit invited invite created create
    decided decide opened open closed close focused focus argued argue required require reported report named name developed develop
    failed fail moved move agreed agree tried try played play fixed fix changed change belonged belong admitted admit released release
    evacuated evacuate rescued rescue died die freed free installed install went go took take left leave spent spend`
      .split(/\s+/)
      .flatMap((word, at, all) => (at % 2 === 0 ? [[word, all[at + 1]]] : [])),
  )('%s → %s', (past, base) => {
    expect(toBaseForm(past ?? '')).toBe(base);
  });

  test.each(['hundred', 'need', 'mill', 'red', 'Leeds'])('%s is no past form', (word) => {
    expect(toBaseForm(word)).toBeUndefined();
  });
});
