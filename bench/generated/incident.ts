import type { Citation, Entry, Source, Speaker } from '../../src/knowledge/knowledge.ts';
import { splitSentences } from '../../src/knowledge/sentences.ts';
import { type Aspect, aspects, endings, openers, references } from './aspects.ts';
import type { Chance } from './random.ts';
import { buildings, familyTails, givenNames, heads, kinds, placeTails, streetTails, things } from './words.ts';

/** An incident that never was: its article, and what people ask about it. */
export type GeneratedIncident = { readonly source: Source; readonly entries: readonly Entry[] };

/** About as many as the entries of the shipped knowledge have. */
const wordingsOfEntry = 40;
/** The fewer entries an incident has, the more incidents there are, and with them names: the vocabulary has to grow as well. */
const entriesOfIncident = 6;
/** One wording of so many has a slip in it. */
const wordingsBetweenSlips = 8;

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const reporter: Speaker = { id: 'article', name: 'the article', otherNames: [], reporter: true };

/** Makes up an incident by chance; `number` keeps its ids apart from those of others. */
export function makeIncident(number: number, chance: Chance): GeneratedIncident {
  const kind = chance.oneOf(kinds);
  const names = drawNames(chance);
  const fill = (text: string) => filled(text, { ...kind, ...names });
  const its = references.flatMap((reference) => kind.names.map((name) => fill(reference.replace('{name}', name))));
  const told = aspects.flatMap(({ answer }) => (answer === undefined ? [] : [fill(answer)]));
  const source = sourceOf(`generated-${number}`, told);
  const asked = chance.shuffled(aspects).slice(0, entriesOfIncident);
  return { source, entries: asked.map((aspect) => entryOf(aspect, { source, its, fill, chance })) };
}

function drawNames({ next, oneOf }: Chance) {
  return {
    place: oneOf(heads) + oneOf(placeTails),
    street: `${oneOf(heads)}${oneOf(placeTails)} ${oneOf(streetTails)}`,
    witness: `${oneOf(givenNames)} ${oneOf(heads)}${oneOf(familyTails)}`,
    building: oneOf(buildings),
    thing: oneOf(things),
    day: oneOf(days),
    hour: `${1 + Math.floor(next() * 11)}${oneOf(['am', 'pm'])}`,
  };
}

function filled(text: string, fields: Readonly<Record<string, string | readonly string[]>>): string {
  return text.replace(/\{(\w+)\}/g, (slot, name: string) => {
    const value = fields[name];
    return typeof value === 'string' ? value : slot;
  });
}

type Making = {
  readonly source: Source;
  readonly its: readonly string[];
  readonly fill: (text: string) => string;
  readonly chance: Chance;
};

function entryOf(aspect: Aspect, making: Making): Entry {
  const { source, fill } = making;
  const [question = '', ...asked] = wordingsFor(aspect, making);
  const common = { id: `${source.id}-${aspect.id}`, question, asked, topics: [source.id], draft: false };
  if (aspect.answer === undefined) return { kind: 'not-stated', ...common };
  const answer = fill(aspect.answer);
  return {
    kind: 'fact',
    ...common,
    answer,
    status: 'stated',
    saidBy: reporter,
    citations: [citationOf(source, answer)],
  };
}

/** Different wordings by chance out of all that the frames and references can make. */
function wordingsFor({ frames }: Aspect, { its, fill, chance }: Making): string[] {
  const bare = chance.shuffled(frames.flatMap((frame) => its.map((it) => fill(frame.replace('{it}', it)))));
  const dressed = bare.map((text) => chance.oneOf(openers) + text + neighbourNamed(chance.oneOf(endings), chance));
  const written = dressed.map((text, at) => (at % wordingsBetweenSlips === 1 ? withSlip(text, chance) : text));
  return [...new Set(written)].slice(0, wordingsOfEntry);
}

function neighbourNamed(text: string, chance: Chance): string {
  return filled(text, { neighbour: drawNames(chance).witness });
}

/** Two letters of a word swapped, the way people mistype. */
function withSlip(text: string, { next }: Chance): string {
  const from = Math.floor(next() * text.length);
  return text.slice(0, from) + text.slice(from).replace(/(\p{L}{2})(\p{L})(\p{L})/u, '$1$3$2');
}

function sourceOf(id: string, sentences: readonly string[]): Source {
  const text = sentences.join('\n');
  return { id, text, sentences: splitSentences(id, text) };
}

/** The sentence that begins with this text; `sourceOf` put it there. */
function citationOf({ id, sentences }: Source, text: string): Citation {
  const {
    text: quote,
    number,
    start,
    end,
  } = sentences.find((sentence) => text.startsWith(sentence.text)) ?? {
    text,
    number: 1,
    start: 0,
    end: text.length,
  };
  return { quote, source: id, sentence: number, start, end, speaker: reporter };
}
