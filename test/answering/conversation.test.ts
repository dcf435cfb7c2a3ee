import { describe, expect, test } from 'vitest';
import { detectOtherLanguage } from '../../src/answering/language.ts';
import { createSnapshot } from '../../src/answering/snapshot.ts';
import { outcomeOf as countedOutcomeOf } from '../../src/moderation/state/outcome.ts';
import { articleKnowledge } from './article-knowledge.ts';
import { answerer, outcomeOf } from './shipped-answerer.ts';

describe('Small talk gets a friendly line', () => {
  test.each([
    ['greeting', ['hi', 'hello bot', 'hey', 'good morning', 'hiya mate', 'HELLO!!!', 'whats up', 'helo']],
    [
      'thanks',
      ['thanks', 'thank you', 'thx', 'cheers mate', 'good bot', 'ok', 'lol', 'thnks', 'nice one bot', 'sorry'],
    ],
    ['farewell', ['bye', 'good night', 'see ya']],
    [
      'help',
      ['help', 'what can you do', 'how does this work?', 'what can i ask', 'halp me please'.replace('halp', 'help')],
    ],
    ['identity', ['who are you', 'are you a bot', 'who made u', 'are you human?', 'r u real']],
    ['source', ['link?', 'where is the article', 'wheres the article m8', 'source?', 'got a link']],
    ['privacy', ['can you delete my question', 'delete my data pls', 'is this anonymous', 'forget me']],
    ['certainty', ['are you sure', 'how do you know', 'you are wrong', 'is it true', 'fake news', 'are u lying']],
    ['insult', ['bad bot', 'you are useless', 'shut up']],
  ] as const)('%s: %j', (topic, messages) => {
    for (const message of messages)
      expect([message, answerer.answer(message)]).toMatchObject([message, { kind: 'small-talk', topic }]);
  });

  test.each([
    ['hi, when did they go in?', 'when-entered'],
    ['thanks! who is leading the investigation', 'who-investigates'],
    ['ok so when did police enter', 'when-entered'],
    ['help me out, when did officers enter the home', 'when-entered'],
  ])('but a question with a greeting is answered: %s', (message, entry) => {
    expect(outcomeOf(message)).toBe(entry);
  });

  test('is not counted and is no gap', () => {
    expect(countedOutcomeOf(answerer.answer('good bot'))).toBeUndefined();
    expect(answerer.answer('good bot')).not.toHaveProperty('display');
  });

  test('also in front of an article without a knowledge file', () => {
    const { answerer: articleAnswerer } = createSnapshot(
      articleKnowledge('A mill burned in Hull on Monday.\nNobody was hurt.'),
    );
    expect(articleAnswerer.answer('thanks')).toMatchObject({ kind: 'small-talk', topic: 'thanks' });
  });
});

describe('A question in another language', () => {
  test.each([
    ['de', 'war der Mann bewaffnet?'],
    ['de', 'was ist passiert'],
    ['es', '¿quién disparó?'],
    ['es', 'quien disparo al hombre'],
    ['fr', "que s'est-il passé"],
    ['fr', 'est il mort'],
    ['it', 'chi ha sparato'],
    ['pt', 'o que aconteceu'],
    ['nl', 'wat is er gebeurd'],
    ['pl', 'co się stało'],
    ['ro', 'ce s-a întâmplat'],
    ['tr', 'adam silahlı mıydı'],
    ['hu', 'mi történt'],
    ['lt', 'kas atsitiko'],
    ['so', 'maxaa dhacay'],
    ['ru', 'что случилось'],
    ['uk', 'що сталося з чоловіком і де'],
    ['ar', 'ماذا حدث'],
    ['ur', 'کیا ہوا'],
    ['fa', 'چه شد'],
    ['hi', 'क्या हुआ'],
    ['bn', 'কি হয়েছে'],
    ['pa', 'ਕੀ ਹੋਇਆ'],
    ['gu', 'શું થયું'],
    ['ta', 'என்ன நடந்தது'],
    ['zh', '发生了什么'],
    ['ja', '何が起きた'],
    ['ko', '무슨 일이'],
    ['el', 'τι έγινε'],
    ['other', 'რა მოხდა'],
  ])('is recognised as %s: %s', (language, question) => {
    expect(detectOtherLanguage(question)).toBe(language);
    expect(answerer.answer(question).kind).toBe('other-language');
  });

  test.each([
    'wen did dey go in',
    'wat hapend',
    'whos da feds shootin',
    'omg wot is goin on',
    'polise shooteng walthamstow',
    'is Hoe Street open',
    'who is José García',
    'did the café close',
    'naïve question who shot him',
    'innit bruv',
    'y they shoot him',
    'die hard',
    'what was it',
    '',
    '12',
    '👍',
  ])('is not English in chat spelling, a name or a borrowed word: “%s”', (question) => {
    expect(detectOtherLanguage(question)).toBeUndefined();
  });
});

describe('Markup changes nothing', () => {
  const questions = [
    'when did police enter',
    'who is investigating',
    'was the man armed',
    'is it safe to go out',
    'how many shots were fired',
  ];
  const noises: readonly ((question: string) => string)[] = [
    (question) => `${question} https://example.com/a?b=c`,
    (question) => `<https://example.com> ${question}`,
    (question) => `${question} www.example.com`,
    (question) => `||${question}||`,
    (question) => `**${question}**`,
    (question) => `*${question}*`,
    (question) => `__${question}__`,
    (question) => `~~${question}~~`,
    (question) => `\`${question}\``,
    (question) => `\`\`\`\n${question}\n\`\`\``,
    (question) => `> ${question}`,
    (question) => `# ${question}`,
    (question) => `- ${question}`,
    (question) => `${question} 😀😭🙏🏽`,
    (question) => `${question} :sob:`,
    (question) => `<:panic:123456789> ${question}`,
    (question) => `<@123456789> ${question} <#987654321>`,
    (question) => `${question} <t:1700000000:R>`,
    (question) => question.replaceAll(' ', ' \u200b'),
    (question) => question.split('').join('\u200b'),
    (question) => `“${question}”`,
    (question) => question.toUpperCase(),
  ];
  test.each(questions)('of “%s”', (question) => {
    for (const addNoise of noises)
      expect([addNoise(question), outcomeOf(addNoise(question))]).toEqual([addNoise(question), outcomeOf(question)]);
  });
});

describe('A single word', () => {
  test.each(['cat', 'kit', 'war', 'bar', 'king', 'bank', 'bus', 'football', 'mum'])(
    'that is not about the incident is not answered: %s',
    (word) => {
      expect(outcomeOf(word)).toBe('no-match');
    },
  );

  test.each(['investigation', 'injuries', 'gun', 'negotiators', 'IOPC'])(
    'that is about the incident has an answer or choices: %s',
    (word) => {
      expect(outcomeOf(word)).not.toBe('no-match');
    },
  );
});
