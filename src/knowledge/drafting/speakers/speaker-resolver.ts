import { describeSpeaker, type SpeakerDescription } from './describe-speaker.ts';
import type { NounPhrase } from './noun-phrase.ts';
import { isGroupOfPeople, isHonorific, isSinglePerson, isTitle } from './people-words.ts';
import { type PersonMention, pronounOfName } from './person-mentions.ts';

export type ResolvedSpeaker = {
  readonly name: string;
  readonly role?: string;
  readonly otherNames: readonly string[];
};

type SpeakerRecord = {
  name: string;
  role: string | undefined;
  readonly otherNames: Set<string>;
  readonly isPerson: boolean;
  pronoun: string | undefined;
};

/** Maps the different names of each speaker in an article to one record. */
export type SpeakerResolver = {
  /** Returns an index in `speakers()`; undefined for a pronoun that cannot be resolved. */
  resolve(phrase: NounPhrase): number | undefined;
  /** Records a person mentioned in the sentence, so that a later “she” can refer to them. */
  recordMention(mention: Omit<PersonMention, 'start'>): void;
  endSentence(): void;
  speakers(): ResolvedSpeaker[];
};

/** How far back a pronoun can refer, in sentences that mention a person. */
const maxSentencesBack = 4;

/** `personNames`: full names in the article, so that “Lee said” is attributed to Ann Lee. */
export function createSpeakerResolver(personNames: readonly string[]): SpeakerResolver {
  const records: SpeakerRecord[] = [];
  let recent: SpeakerRecord[] = [];
  /** The speakers and persons of each sentence, the current one first. */
  let sentences: Set<SpeakerRecord>[] = [new Set()];
  const markRecent = (record: SpeakerRecord) => {
    recent = [record, ...recent.filter((other) => other !== record)];
    sentences[0]?.add(record);
  };
  const findOrCreate = (description: NamedDescription) =>
    recent.find((record) => isSameSpeaker(record, description)) ?? createRecord(description);
  return {
    resolve(phrase) {
      const description = describeSpeaker(phrase);
      const record =
        description.kind === 'pronoun'
          ? resolvePronoun(description.word, recent, sentences)
          : findOrCreate(withFullName(description, personNames));
      if (!record) return undefined;
      updateRecord(record, description);
      markRecent(record);
      if (!records.includes(record)) records.push(record);
      return records.indexOf(record);
    },
    recordMention({ name, pronoun, role, isRelative = false }) {
      const isName = /^\p{Lu}/u.test(name);
      const kind = isName ? 'person' : 'organization';
      const record = findOrCreate(withFullName({ kind, name, originalText: name }, personNames));
      record.pronoun ??= pronoun;
      record.role ??= role;
      markRecent(record);
      if (isRelative) for (const other of sentences[1] ?? []) sentences[0]?.add(other);
    },
    endSentence() {
      sentences = [new Set(), ...sentences.slice(0, maxSentencesBack)];
    },
    speakers: () => records.map(toResolvedSpeaker),
  };
}

/**
 * “He” and “she” are the only possible person of the latest sentence that mentions one. They never skip a person who may be
 * meant, so with two, or with one whose name suggests the other pronoun, they are nobody.
 */
function resolvePronoun(
  pronoun: string,
  recent: readonly SpeakerRecord[],
  sentences: readonly ReadonlySet<SpeakerRecord>[],
): SpeakerRecord | undefined {
  if (pronoun !== 'he' && pronoun !== 'she') return recent.find((record) => matchesPronoun(record, pronoun));
  for (const sentence of sentences) {
    const persons = [...sentence].filter((record) => matchesPronoun(record, pronoun));
    if (persons.length === 0) continue;
    const suitable = persons.filter((person) => (person.pronoun ?? pronounOfName(person.name) ?? pronoun) === pronoun);
    const [first, second] = suitable;
    return second ? undefined : first;
  }
  return undefined;
}

type NamedDescription = Exclude<SpeakerDescription, { kind: 'pronoun' }>;

function toResolvedSpeaker({ name, role, otherNames }: SpeakerRecord): ResolvedSpeaker {
  const others = [...otherNames].filter((other) => other !== name);
  return role === undefined ? { name, otherNames: others } : { name, role, otherNames: others };
}

function createRecord({ kind, name, role }: NamedDescription): SpeakerRecord {
  return { name, role, otherNames: new Set(), isPerson: kind === 'person', pronoun: guessPronoun(name, role) };
}

function updateRecord(record: SpeakerRecord, description: SpeakerDescription): void {
  if (description.kind === 'pronoun') {
    record.pronoun ??= description.word;
    return;
  }
  record.role ??= description.role;
  if (description.originalText.length <= 80) record.otherNames.add(description.originalText);
}

/** “Lee” is “Ann Lee” if the text contains that name; otherwise it may be a company. */
function withFullName(description: NamedDescription, personNames: readonly string[]): NamedDescription {
  if (!hasOneName(description.name)) return description;
  const fullName = personNames.find((name) => name.endsWith(` ${surname(description.name)}`));
  return fullName === undefined ? description : { ...description, kind: 'person', name: fullName };
}

function isSameSpeaker(record: SpeakerRecord, description: NamedDescription): boolean {
  if (record.name === description.name || record.otherNames.has(description.originalText)) return true;
  const office = /^the (\p{Ll}+)$/u.exec(description.name)?.[1];
  if (record.isPerson && office !== undefined && isTitle(office)) return hasOffice(record, office);
  if (record.isPerson || description.kind === 'person') {
    return (
      record.isPerson &&
      description.kind === 'person' &&
      surname(record.name) === surname(description.name) &&
      isSingleName(record, description)
    );
  }
  return isSameOrganization(stripArticle(record.name), stripArticle(description.name));
}

function isSingleName(record: SpeakerRecord, description: NamedDescription): boolean {
  return hasOneName(record.name) || hasOneName(description.name);
}

/** “the Met” and “the Met Police”; “the force” and any police; “the spokesman” and “a museum spokesman”. */
function isSameOrganization(knownName: string, name: string): boolean {
  if (knownName === name) return true;
  if (isSinglePerson(knownName) !== isSinglePerson(name)) return false;
  if (knownName.startsWith(`${name} `) || knownName.endsWith(` ${name}`)) return true;
  return name === 'force' && /police|constabulary/.test(knownName);
}

function stripArticle(name: string): string {
  return name.replace(/^(?:the|an?)\s/i, '').toLowerCase();
}

/** “The chief” is Fire Chief Dana Cole. */
function hasOffice({ role = '' }: SpeakerRecord, office: string): boolean {
  return role
    .toLowerCase()
    .split(/[\s,]+/)
    .includes(office);
}

/** “Dr Vasko” has one name. */
function hasOneName(name: string): boolean {
  const words = name.split(' ');
  return words.length === 1 || (words.length === 2 && isHonorific(words[0] ?? ''));
}

function surname(name: string): string {
  return name.split(' ').at(-1) ?? name;
}

function matchesPronoun(record: SpeakerRecord, pronoun: string): boolean {
  if (record.pronoun !== undefined && record.pronoun !== pronoun) return false;
  const isSingle = record.isPerson || isSinglePerson(record.name);
  if (pronoun === 'he' || pronoun === 'she') return isSingle;
  return pronoun === 'they' || (!isSingle && !isGroupOfPeople(record.name));
}

function guessPronoun(name: string, role = ''): string | undefined {
  const words = `${role} ${name}`;
  if (
    /(?<!\p{L})(?:Mr|Sir|Lord|Father|King|Prince)(?!\p{L})|(?:^|\s|s)(?:man|boy|father|brother|husband|son)$/u.test(
      words,
    )
  )
    return 'he';
  if (
    /(?<!\p{L})(?:Mrs|Ms|Miss|Dame|Lady|Queen|Princess)(?!\p{L})|(?:woman|girl|mother|sister|wife|daughter)$/u.test(
      words,
    )
  )
    return 'she';
  return undefined;
}
