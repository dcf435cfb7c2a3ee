/**
 * Questions about an incident. In a frame, `{it}` is the incident as people call it, and the other names in braces are
 * fields of `Incident`. `answer` is the sentence of the generated article; without it, the article does not answer.
 */
export type QuestionTemplate = {
  readonly id: string;
  readonly questionFrames: readonly string[];
  readonly answer?: string;
};

export const questionTemplates: readonly QuestionTemplate[] = [
  {
    id: 'when',
    questionFrames: [
      'when was {it}',
      'what time did {it} start',
      'at what hour was {it} noticed',
      'which day was {it}',
      'how early was {it}',
    ],
    answer: 'It {began} at about {hour} on {day}.',
  },
  {
    id: 'where',
    questionFrames: [
      'where was {it}',
      'what part of {place} had {it}',
      'was {it} near the {building}',
      'which street saw {it}',
      'was {street} hit by {it}',
    ],
    answer: 'It {began} beside the {building} on {street} in {place}.',
  },
  {
    id: 'who-came',
    questionFrames: [
      'who turned up for {it}',
      'did {crew} attend {it}',
      'how fast did {crew} get to {it}',
      'which teams dealt with {it}',
      'were {crew} sent to {it}',
    ],
    answer: 'Forty {crew} came to {place} within the hour.',
  },
  {
    id: 'who-investigates',
    questionFrames: [
      'who is looking into {it}',
      'is {body} examining {it}',
      'will {body} report on {it}',
      'who has to explain {it}',
      'which office inquires into {it}',
    ],
    answer: 'The matter is now with {body}.',
  },
  {
    id: 'witness',
    questionFrames: [
      'who saw {it}',
      'what did {witness} see of {it}',
      'was {witness} close to {it}',
      'who raised the alarm about {it}',
      'is {witness} a witness of {it}',
    ],
    answer: '{witness}, who lives on {street}, raised the alarm.',
  },
  {
    id: 'damage',
    questionFrames: [
      'what did {it} destroy',
      'were {harmed} ruined by {it}',
      'how many {harmed} were lost in {it}',
      'is the {building} damaged after {it}',
      'what is broken since {it}',
    ],
    answer: 'Many {harmed} around the {building} were ruined.',
  },
  {
    id: 'odd-detail',
    questionFrames: [
      'was there a {thing} at {it}',
      'what about the {thing} in {it}',
      'did they find the {thing} after {it}',
      'whose {thing} was it at {it}',
      'where is the {thing} from {it}',
    ],
    answer: 'A {thing} was found unharmed under the rubble.',
  },
  {
    id: 'roads',
    questionFrames: [
      'is {street} shut because of {it}',
      'can i drive through {place} after {it}',
      'when will {street} open after {it}',
      'which roads are closed by {it}',
      'are buses running despite {it}',
    ],
    answer: 'The council closed {street} until {day}.',
  },
  {
    id: 'cause',
    questionFrames: [
      'what caused {it}',
      'why did {it} happen',
      'was {it} somebody’s fault',
      'could {it} have been prevented',
      'is {harmed} the reason for {it}',
    ],
  },
  {
    id: 'hurt',
    questionFrames: [
      'was anyone hurt in {it}',
      'how many casualties after {it}',
      'did anybody die in {it}',
      'were {crew} injured at {it}',
      'who is in hospital since {it}',
    ],
  },
  {
    id: 'cost',
    questionFrames: [
      'how much will {it} cost',
      'who pays for {it}',
      'is {it} covered by insurance',
      'will {place} get money for {it}',
      'what is the bill for {it}',
    ],
  },
  {
    id: 'before',
    questionFrames: [
      'has {it} happened before',
      'was there another one like {it}',
      'did {place} ever see such {it}',
      'were there warnings of {it}',
      'did {body} expect {it}',
    ],
  },
];

/** Text before and after a question; most questions have neither. */
export const questionPrefixes: readonly [string, ...string[]] = [
  '',
  '',
  '',
  '',
  'so ',
  'any idea ',
  'sorry but ',
  'quick one, ',
  'hi, ',
];
export const questionSuffixes: readonly [string, ...string[]] = [
  '',
  '',
  '',
  '',
  ' please',
  ' exactly',
  ' then',
  ' in the end',
  ', {neighbour} wants to know',
];
/** `{name}` is one of the names of its kind. */
export const incidentReferences = [
  'the {name}',
  'that {name}',
  'the {place} {name}',
  'the {name} in {place}',
  '{place}’s {name}',
];
