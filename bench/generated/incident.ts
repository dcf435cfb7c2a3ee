import type { Citation, Entry, Source, Speaker } from '../../src/knowledge/knowledge.ts';
import { splitSentences } from '../../src/knowledge/sentences.ts';
import {
  incidentReferences,
  type QuestionTemplate,
  questionPrefixes,
  questionSuffixes,
  questionTemplates,
} from './question-templates.ts';
import type { RandomSource } from './random.ts';
import {
  buildings,
  familyNameEndings,
  givenNames,
  incidentKinds,
  nameStarts,
  placeEndings,
  streetTypes,
  things,
} from './word-lists.ts';

/** A generated incident: its article, and the questions about it. */
export type GeneratedIncident = { readonly source: Source; readonly entries: readonly Entry[] };

/** About as many as the entries of the shipped knowledge have. */
const paraphrasesPerEntry = 40;
/** Fewer entries per incident mean more incidents and more names: the vocabulary has to grow too. */
const entriesPerIncident = 6;
/** One paraphrase in this many has a typing error. */
const paraphrasesPerTypo = 8;

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const reporter: Speaker = { id: 'article', name: 'the article', otherNames: [], reporter: true };

/** Generates a random incident; `number` keeps its ids unique. */
export function generateIncident(number: number, random: RandomSource): GeneratedIncident {
  const kind = random.pick(incidentKinds);
  const names = pickNames(random);
  const fill = (text: string) => fillTemplate(text, { ...kind, ...names });
  const incidentNames = incidentReferences.flatMap((reference) =>
    kind.names.map((name) => fill(reference.replace('{name}', name))),
  );
  const articleSentences = questionTemplates.flatMap(({ answer }) => (answer === undefined ? [] : [fill(answer)]));
  const source = createSource(`generated-${number}`, articleSentences);
  const chosenTemplates = random.shuffle(questionTemplates).slice(0, entriesPerIncident);
  return {
    source,
    entries: chosenTemplates.map((template) => generateEntry(template, { source, incidentNames, fill, random })),
  };
}

function pickNames({ next, pick }: RandomSource) {
  return {
    place: pick(nameStarts) + pick(placeEndings),
    street: `${pick(nameStarts)}${pick(placeEndings)} ${pick(streetTypes)}`,
    witness: `${pick(givenNames)} ${pick(nameStarts)}${pick(familyNameEndings)}`,
    building: pick(buildings),
    thing: pick(things),
    day: pick(days),
    hour: `${1 + Math.floor(next() * 11)}${pick(['am', 'pm'])}`,
  };
}

function fillTemplate(text: string, fields: Readonly<Record<string, string | readonly string[]>>): string {
  return text.replace(/\{(\w+)\}/g, (slot, name: string) => {
    const value = fields[name];
    return typeof value === 'string' ? value : slot;
  });
}

type GenerationContext = {
  readonly source: Source;
  readonly incidentNames: readonly string[];
  readonly fill: (text: string) => string;
  readonly random: RandomSource;
};

function generateEntry(template: QuestionTemplate, context: GenerationContext): Entry {
  const { source, fill } = context;
  const [question = '', ...paraphrases] = generateParaphrases(template, context);
  const common = { id: `${source.id}-${template.id}`, question, paraphrases, topics: [source.id], draft: false };
  if (template.answer === undefined) return { kind: 'not-stated', ...common };
  const answer = fill(template.answer);
  return {
    kind: 'fact',
    ...common,
    answer,
    status: 'stated',
    saidBy: reporter,
    citations: [createCitation(source, answer)],
  };
}

/** Different random paraphrases from all combinations of frames and references. */
function generateParaphrases(
  { questionFrames }: QuestionTemplate,
  { incidentNames, fill, random }: GenerationContext,
): string[] {
  const basePhrases = random.shuffle(
    questionFrames.flatMap((frame) => incidentNames.map((it) => fill(frame.replace('{it}', it)))),
  );
  const decorated = basePhrases.map(
    (text) => random.pick(questionPrefixes) + text + fillNeighbour(random.pick(questionSuffixes), random),
  );
  const withTypos = decorated.map((text, index) => (index % paraphrasesPerTypo === 1 ? withTypo(text, random) : text));
  return [...new Set(withTypos)].slice(0, paraphrasesPerEntry);
}

function fillNeighbour(text: string, random: RandomSource): string {
  return fillTemplate(text, { neighbour: pickNames(random).witness });
}

/** Swaps two letters of a word, as in a typing error. */
function withTypo(text: string, { next }: RandomSource): string {
  const from = Math.floor(next() * text.length);
  return text.slice(0, from) + text.slice(from).replace(/(\p{L}{2})(\p{L})(\p{L})/u, '$1$3$2');
}

function createSource(id: string, sentences: readonly string[]): Source {
  const text = sentences.join('\n');
  return { id, text, sentences: splitSentences(id, text) };
}

/** The sentence that begins with this text, which `sourceOf` added. */
function createCitation({ id, sentences }: Source, text: string): Citation {
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
  return { quote, sourceId: id, sentenceNumber: number, start, end, speaker: reporter };
}
