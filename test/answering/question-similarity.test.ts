import { describe, expect, it } from 'vitest';
import { questionSimilarity } from '../../src/answering/question-similarity.ts';
import type { Fact, Knowledge } from '../../src/knowledge/knowledge.ts';
import { knowledge as shipped } from './shipped-answerer.ts';

const [shippedFact] = shipped.facts;
if (!shippedFact) throw new Error('the shipped knowledge has no facts');
const fact = (question: string, ...paraphrases: string[]): Fact => ({ ...shippedFact, question, paraphrases });

const knowledge: Knowledge = {
  ...shipped,
  notStated: [],
  synonyms: [{ concept: 'police', phrases: ['police', 'cops', 'old bill'] }],
  facts: [
    fact('Is the school closed?', 'are the schools shut', 'when does the school open again'),
    fact('Who called the police?', 'who phoned the police'),
    fact('How many people were hurt?', 'how many injured people are there'),
    fact('Where is the library?', 'where can I find the library', 'is the library near the school'),
  ],
};

describe('Questions are grouped by similarity', () => {
  it.each([
    [['is the school closed', 'school closed'], [0, 0], 'cosine 0.83: function words count little'],
    [['who called the police', 'sorry but who called the police'], [0, 0], 'fillers are stripped'],
    [['where is the library', 'wher is the libary'], [0, 0], 'spelling is corrected'],
    [['who called the police', 'who called the cops'], [0, 0], 'synonyms are one concept'],
    [['who called the police', 'who was hurt'], [0, 1], 'cosine 0.339: only the question word is common'],
    [['was zelenka there', 'is zelenka there'], [0, 0], 'words that the knowledge does not have'],
    [['is the school closed', 'are the schools shut'], [0, 0], 'cosine 0.417, just above the minimum of 0.4'],
    [['did the cops come', 'how many cops were hurt'], [0, 0], 'cosine 0.405'],
    [['is the school closed', 'was the school hurt'], [0, 0], 'cosine 0.403'],
    [['when is the school closed', 'is the library closed'], [0, 1], 'cosine 0.399, just below it'],
    [['when is the school closed', 'which school is closed'], [0, 1], 'cosine 0.390'],
    [['is the school closed', 'where is the school'], [0, 1], 'cosine 0.371: one common word'],
    [
      ['library', 'is the school closed', 'is the library closed'],
      [0, 1, 1],
      'the more similar leader: 0.55 before 0.53',
    ],
    [
      ['when is the school closed', 'is the school closed', 'is the library closed'],
      [0, 0, 2],
      'members of a group are not compared, only its leader',
    ],
    [['is the school closed', 'who was hurt', 'school closed', 'who was hurt'], [0, 1, 0, 1], 'groups may alternate'],
    [['', '', 'is the school closed'], [0, 1, 2], 'empty questions have nothing in common'],
    [[], [], 'no questions'],
  ])('%j with the leaders %j: %s', (questions, leaders) => {
    expect(questionSimilarity(knowledge).leaders(questions)).toEqual(leaders);
  });

  it('the same way after they were prepared', () => {
    const similarity = questionSimilarity({ ...knowledge });
    similarity.prepare('are the schools shut');
    expect(similarity.leaders(['is the school closed', 'are the schools shut'])).toEqual([0, 0]);
  });
});

describe('The knowledge determines the similarity', () => {
  it.each([
    [[], [0, 1], 'cosine 0.33: “cops” and “police” are two words'],
    [[{ concept: 'police', phrases: ['police', 'cops'] }], [0, 0], 'cosine 0.44: they are one concept'],
  ])('with the synonyms %j “were cops hurt” and “police hurt” have the leaders %j: %s', (synonyms, leaders) => {
    expect(questionSimilarity({ ...knowledge, synonyms }).leaders(['were cops hurt', 'police hurt'])).toEqual(leaders);
  });

  it('and is computed once', () => {
    expect(questionSimilarity(knowledge)).toBe(questionSimilarity(knowledge));
  });
});
