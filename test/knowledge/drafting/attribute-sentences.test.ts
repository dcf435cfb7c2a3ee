import { describe, expect, test } from 'vitest';
import { attributeSentences } from '../../../src/knowledge/drafting/speakers/attribute-sentences.ts';
import { splitSentences } from '../../../src/knowledge/sentences.ts';

/** Who says each sentence; `-` is the reporter. */
function speakersOf(text: string): string[] {
  const { attributedSentences, speakers } = attributeSentences(text, splitSentences('article', text));
  return attributedSentences.map(({ speakerIndex = -1 }) =>
    speakerIndex === 'unknown' ? '?' : (speakers[speakerIndex]?.name ?? '-'),
  );
}

function castOf(text: string) {
  return attributeSentences(text, splitSentences('article', text)).speakers;
}

describe('A sentence has the speaker that it names', () => {
  test.each<[string, string, string]>([
    ['before the verb', 'The mayor said the bridge was safe.', 'the mayor'],
    ['behind it', '“The bridge is safe,” said Ann Lee.', 'Ann Lee'],
    ['before a colon', 'The harbour master told reporters: “The bridge is safe.”', 'the harbour master'],
    ['after “according to”', 'The bridge is safe, according to the city council.', 'the city council'],
    ['at the beginning', 'According to police, the bridge is safe.', 'police'],
    ['with an age and a role between', 'Ann Lee, 62, a retired engineer, said the bridge was safe.', 'Ann Lee'],
    ['by a role, then the name', 'The company’s founder, Bo Lind, told a conference that it was safe.', 'Bo Lind'],
    ['in the middle', 'The bridge, Ann Lee said, is safe.', 'Ann Lee'],
    ['with an adverb', 'Ann Lee later said the bridge was safe.', 'Ann Lee'],
    [
      'by its statement',
      'It is safe, according to a statement from the Danish Academy of Bridges.',
      'the Danish Academy of Bridges',
    ],
    ['as a group', 'Witnesses said the bridge shook.', 'witnesses'],
    [
      'by an acronym behind a description',
      'Bridges fall, according to the road builders’ union, RBU, every year.',
      'RBU',
    ],
  ])('%s', (_, text, speaker) => {
    expect(speakersOf(text)).toEqual([speaker]);
  });
});

describe('The reporter is the speaker of', () => {
  test.each([
    ['what nobody is said to say', 'The bridge fell on Monday.'],
    ['a sentence with a borrowed word', 'The bridge is ‘contained’ now.'],
    ['what is only said to be so', 'The bridge is said to be old.'],
    ['that somebody was told something', 'The workers were told to go home.'],
    ['that something follows a plan', 'The bridge was built according to plan.'],
    ['that somebody added a thing', 'The builders added two pillars.'],
    ['what a quoted sentence would make of a verb', 'The sign with “he said no” fell.'],
  ])('%s', (_, text) => {
    expect(speakersOf(text)).toEqual(['-']);
  });
});

describe('Speech over several sentences has one speaker', () => {
  test('named before it', () => {
    expect(speakersOf('Ann Lee said: ’It shook. It cracked.\n’Then it fell.’\nThe river was high.')).toEqual([
      'Ann Lee',
      'Ann Lee',
      'Ann Lee',
      '-',
    ]);
  });

  test('named after its last sentence', () => {
    expect(speakersOf('“It shook. It cracked. Then it fell,” said Ann Lee.')).toEqual([
      'Ann Lee',
      'Ann Lee',
      'Ann Lee',
    ]);
  });

  test('who continues in a second quotation', () => {
    expect(speakersOf('“It shook,” Ann Lee said. “It cracked, and then it fell.”')).toEqual(['Ann Lee', 'Ann Lee']);
  });

  test('who is unknown if the text names nobody', () => {
    expect(speakersOf('“It shook and then it fell.”')).toEqual(['?']);
  });
});

describe('A person is one speaker', () => {
  test('if named by surname only', () => {
    expect(speakersOf('Ann Lee said it shook. It was late. Lee said it fell.')).toEqual(['Ann Lee', '-', 'Ann Lee']);
  });

  test('if named by the right pronoun', () => {
    const text =
      'Ann Lee said it shook. “I ran,” she said. Bo Lind said it fell. “Slowly,” he said. She said it was loud.';
    expect(speakersOf(text)).toEqual(['Ann Lee', 'Ann Lee', 'Bo Lind', 'Bo Lind', 'Ann Lee']);
  });

  test('if the pronoun’s sentence contains the name', () => {
    expect(speakersOf('When Ann Lee came home, she said: “The bridge is gone.”')).toEqual(['Ann Lee']);
  });

  test('if an organization has a shorter name later', () => {
    expect(
      speakersOf('The Kent Police said it fell. The force said nobody was hurt. “It is safe,” police said.'),
    ).toEqual(['the Kent Police', 'the Kent Police', 'the Kent Police']);
  });

  test('and a spokesperson is another speaker than the organization', () => {
    expect(speakersOf('The council said it fell. A council spokesperson said it was old.')).toEqual([
      'the council',
      'a council spokesperson',
    ]);
  });
});

describe('A speaker has', () => {
  test.each<[string, string, object]>([
    ['a role before the name', 'Chief Inspector Ann Lee said no.', { name: 'Ann Lee', role: 'Chief Inspector' }],
    ['a role behind it', 'Ann Lee, head of bridges, said no.', { name: 'Ann Lee', role: 'head of bridges' }],
    ['no age for a role', 'Ann Lee, 62, said no.', { name: 'Ann Lee', otherNames: [] }],
    ['other names', 'Ann Lee said no. Lee said no.', { name: 'Ann Lee', otherNames: ['Lee'] }],
    ['a body’s whole name', 'The Met Police said no.', { name: 'the Met Police' }],
    ['a name with small words', 'Ibn al-Haytham van de Berg said no.', { name: 'Ibn al-Haytham van de Berg' }],
  ])('%s', (_, text, member) => {
    expect(castOf(text)).toMatchObject([member]);
  });
});
