import { type Description, describe } from './description.ts';
import type { NounPhrase } from './noun-phrase.ts';
import { isGroupOfPeople, isOnePerson } from './people-words.ts';

/** Somebody who speaks in the article. */
export type Member = {
  readonly name: string;
  readonly role?: string;
  readonly otherNames: readonly string[];
};

type Entry = {
  name: string;
  role: string | undefined;
  readonly otherNames: Set<string>;
  readonly person: boolean;
  pronoun: string | undefined;
};

/** Those who speak in an article, each once, whatever the article calls them. */
export type Cast = {
  /** Whom a phrase means, as the place in `members()`; undefined for a pronoun that may be anybody. */
  speak(phrase: NounPhrase): number | undefined;
  /** Takes note of a person of whom a sentence tells, so that a later “she” can mean them. */
  mention(name: string): void;
  members(): Member[];
};

/** `fullNames`: the names of persons in the text, so that “Lee said” is known to be Ann Lee's. */
export function openCast(fullNames: readonly string[]): Cast {
  const speakers: Entry[] = [];
  let recent: Entry[] = [];
  const recall = (entry: Entry) => {
    recent = [entry, ...recent.filter((other) => other !== entry)];
  };
  const find = (who: Somebody) => recent.find((entry) => isSame(entry, who)) ?? entryOf(who);
  return {
    speak(phrase) {
      const who = describe(phrase);
      const entry =
        who.kind === 'pronoun' ? recent.find((other) => fits(other, who.word)) : find(whole(who, fullNames));
      if (!entry) return undefined;
      learn(entry, who);
      recall(entry);
      if (!speakers.includes(entry)) speakers.push(entry);
      return speakers.indexOf(entry);
    },
    mention(name) {
      const full = fullNames.find((other) => other === name || other.endsWith(` ${name}`));
      if (full !== undefined) recall(find({ kind: 'person', name: full, written: full }));
    },
    members: () => speakers.map(toMember),
  };
}

type Somebody = Exclude<Description, { kind: 'pronoun' }>;

function toMember({ name, role, otherNames }: Entry): Member {
  const others = [...otherNames].filter((other) => other !== name);
  return role === undefined ? { name, otherNames: others } : { name, role, otherNames: others };
}

function entryOf({ kind, name, role }: Somebody): Entry {
  return { name, role, otherNames: new Set(), person: kind === 'person', pronoun: pronounOf(name, role) };
}

function learn(entry: Entry, who: Description): void {
  if (who.kind === 'pronoun') {
    entry.pronoun ??= who.word;
    return;
  }
  entry.role ??= who.role;
  if (who.written.length <= 80) entry.otherNames.add(who.written);
}

/** “Lee” is “Ann Lee” where the text names her; “Lee” of whom the text says no more may be a firm. */
function whole(who: Somebody, fullNames: readonly string[]): Somebody {
  if (who.name.includes(' ')) return who;
  const full = fullNames.find((name) => name.endsWith(` ${who.name}`));
  return full === undefined ? who : { ...who, kind: 'person', name: full };
}

function isSame(entry: Entry, who: Somebody): boolean {
  if (entry.name === who.name || entry.otherNames.has(who.written)) return true;
  if (entry.person || who.kind === 'person') {
    return entry.person && who.kind === 'person' && surname(entry.name) === surname(who.name) && isShort(entry, who);
  }
  return isSameBody(bare(entry.name), bare(who.name));
}

function isShort(entry: Entry, who: Somebody): boolean {
  return !entry.name.includes(' ') || !who.name.includes(' ');
}

/** “the Met” and “the Met Police”; “the force” and any police; “the spokesman” and “a museum spokesman”. */
function isSameBody(known: string, name: string): boolean {
  if (known === name) return true;
  if (isOnePerson(known) !== isOnePerson(name)) return false;
  if (known.startsWith(`${name} `) || known.endsWith(` ${name}`)) return true;
  return name === 'force' && /police|constabulary/.test(known);
}

function bare(name: string): string {
  return name.replace(/^(?:the|an?)\s/i, '').toLowerCase();
}

function surname(name: string): string {
  return name.split(' ').at(-1) ?? name;
}

function fits(entry: Entry, pronoun: string): boolean {
  if (entry.pronoun !== undefined && entry.pronoun !== pronoun) return false;
  const one = entry.person || isOnePerson(entry.name);
  if (pronoun === 'he' || pronoun === 'she') return one;
  return pronoun === 'they' || (!one && !isGroupOfPeople(entry.name));
}

function pronounOf(name: string, role = ''): string | undefined {
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
