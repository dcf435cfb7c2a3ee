import { describeSpeaker, type SpeakerDescription } from './describe-speaker.ts';
import type { NounPhrase } from './noun-phrase.ts';
import { isGroupOfPeople, isSinglePerson } from './people-words.ts';

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
  /** Records a person mentioned in a sentence, so that a later “she” can refer to them. */
  recordMention(name: string): void;
  speakers(): ResolvedSpeaker[];
};

/** `personNames`: full names in the article, so that “Lee said” is attributed to Ann Lee. */
export function createSpeakerResolver(personNames: readonly string[]): SpeakerResolver {
  const records: SpeakerRecord[] = [];
  let recent: SpeakerRecord[] = [];
  const markRecent = (record: SpeakerRecord) => {
    recent = [record, ...recent.filter((other) => other !== record)];
  };
  const findOrCreate = (description: NamedDescription) =>
    recent.find((record) => isSameSpeaker(record, description)) ?? createRecord(description);
  return {
    resolve(phrase) {
      const description = describeSpeaker(phrase);
      const record =
        description.kind === 'pronoun'
          ? recent.find((other) => matchesPronoun(other, description.word))
          : findOrCreate(withFullName(description, personNames));
      if (!record) return undefined;
      updateRecord(record, description);
      markRecent(record);
      if (!records.includes(record)) records.push(record);
      return records.indexOf(record);
    },
    recordMention(name) {
      const fullName = personNames.find((other) => other === name || other.endsWith(` ${name}`));
      if (fullName !== undefined) markRecent(findOrCreate({ kind: 'person', name: fullName, originalText: fullName }));
    },
    speakers: () => records.map(toResolvedSpeaker),
  };
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
  if (description.name.includes(' ')) return description;
  const fullName = personNames.find((name) => name.endsWith(` ${description.name}`));
  return fullName === undefined ? description : { ...description, kind: 'person', name: fullName };
}

function isSameSpeaker(record: SpeakerRecord, description: NamedDescription): boolean {
  if (record.name === description.name || record.otherNames.has(description.originalText)) return true;
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
  return !record.name.includes(' ') || !description.name.includes(' ');
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
