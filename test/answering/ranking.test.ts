import { describe, expect, it } from 'vitest';
import { answerer, outcomeOf } from './shipped-answerer.ts';

describe('Similar entries are distinguished', () => {
  it.each([
    ['when did the officers go in', 'when-entered', 'grammar words make the idea of entering'],
    ['what made the officers go in', 'why-entered', 'the same verb, another question word'],
    ['how did the officers get in', 'how-entered', 'how asks for the manner'],
    ['how many officers went in', 'officers-entry-number', 'how many asks for a number that is not given'],
    ['how long were the negotiators there', 'how-long-negotiated', 'how long, of the negotiation'],
    ['how long will the investigation take', 'investigation-length', 'how long, of the investigation'],
    ['how many negotiators were there', 'how-many-negotiators', 'how many, of the negotiators'],
    ['was he taken to hospital', 'taken-to-hospital', 'the article says that he was'],
    ['which hospital was he taken to', 'which-hospital', 'and does not say which'],
    ['where was he hit', 'where-hit', 'where on the body is not where on the map'],
    ['who shot the man', 'who-shot', 'the man is shot'],
    ['who fired first', 'who-fired-first', 'not stated, though shots are'],
    ['who is in charge of the investigation', 'who-investigates', 'the body that leads it'],
    ['has any evidence been found', 'evidence-found', 'gathering is stated, finding is not'],
    ['are they gathering evidence', 'gathering-evidence', 'gathering is stated'],
    ['what was the loud noise', 'what-noise', 'that there was one is stated, what it was is not'],
    ['did they hear something before they went in', 'heard-a-noise', 'that there was one'],
    ['how many calls do armed officers get a year', 'calls-a-year', 'calls, not shootings'],
    ['how many people do the police shoot each year', 'police-shootings-yearly', 'shootings, not calls'],
    ['how many people were shot', 'who-was-hurt', 'those shot here, not in a year'],
    ['how many were hurt', 'who-was-hurt', 'all who were hurt, not the officers among them'],
    ['how many officers were hurt', 'officers-hurt', 'the officers alone'],
    ['how many people died', 'is-he-alive', 'deaths, which the sentence on his injuries speaks of'],
    ['was anyone arrested', 'arrested-guard', 'anybody, not an officer'],
    ['was any officer arrested', 'officer-arrested', 'an officer'],
    ['who is matt twist', 'who-is-matt-twist', 'his rank is given'],
    ["what's matt twist's wife called", 'twist-life', 'and nothing of his life'],
    ['who is the gunman', 'mans-name', 'the man who was reported to have a gun'],
    ['who is the shooter', 'who-shot', 'police shot, even if another shooter is meant'],
  ])('“%s” is %s: %s', (question, id) => {
    expect(outcomeOf(question)).toBe(id);
  });
});

describe('Chat language is understood', () => {
  it.each([
    ['wen did teh feds go in', 'when-entered'],
    ['whos investigatin this', 'who-investigates'],
    ['is it saef to go out', 'is-it-safe'],
    ['wot is the iopc', 'what-is-iopc'],
    ['whats teh blokes name', 'mans-name'],
    ['how long did the negoshiators stay', 'how-long-negotiated'],
    ['was he alrdy known to polise', 'criminal-record'],
    ['is he ded', 'is-he-alive'],
    ['what did he treaten to do', 'what-he-threatened'],
    ['how long wer they tryin to talk him down', 'how-long-negotiated'],
    ['omg sorry but who shot him', 'who-shot'],
    ['hey, does anyone know if it is over', 'is-it-over'],
    ['does anyone no who shot him', 'who-shot'],
    ['y did they shoot him', 'why-shot'],
    ['no one knows wot happened?', 'what-happened'],
    ['whose investigating it', 'who-investigates'],
  ])('“%s” is %s', (question, id) => {
    expect(outcomeOf(question)).toBe(id);
  });
});

describe('A false premise is answered with the sentence that contradicts it, or not at all', () => {
  it.each([
    ['why did the police kill him', ['is-he-alive', 'life-threatening', 'injuries']],
    ['how many hostages were freed', []],
    ['why was the officer shot', ['who-was-shot']],
    ['what did Matt Twist of the IOPC find', ['who-is-matt-twist', 'investigation-stage']],
  ])('“%s” is not answered, or by one of %j', (question, allowed) => {
    const answer = answerer.answer(question);
    expect(answer.kind === 'answered' ? allowed : ['not answered']).toContain(
      answer.kind === 'answered' ? answer.fact.id : 'not answered',
    );
  });
});
