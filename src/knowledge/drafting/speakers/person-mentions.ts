import nlp from 'compromise/two';
import { quotedPlaceholder } from '../text/quotations.ts';
import { isSinglePerson, isTitle } from './people-words.ts';

/** A person in a sentence, outside quotations. */
export type PersonMention = {
  /** A full name from the article, or a description such as “a man”. */
  readonly name: string;
  /** Offset in the sentence. */
  readonly start: number;
  /** “he” or “she”, if the words beside the name tell. */
  readonly pronoun?: string | undefined;
  /** The words before the name: “Fire Chief”, “the mayor”. */
  readonly role?: string;
  /** “Her friend”, who is not named, may be confused with the person before. */
  readonly isRelative?: boolean;
};

const word = String.raw`[\p{L}’'-]+`;
/** “A man”, “her deputy”, “the driver”; with a name: “his wife, Joan,”, “her son Max”. */
const description = new RegExp(
  `(?<![\\p{L}’'-])(?:[Aa]n?|[Oo]ne|[Tt]he|[Aa]nother|[Hh]is|[Hh]er|[Tt]heir|\\p{L}+[’']s) ((?:\\p{Ll}[\\p{L}’'-]* ){0,2}?\\p{Ll}+)(?:,? (\\p{Lu}[\\p{L}’'-]*(?: \\p{Lu}[\\p{L}’'-]*)*))?(?!${word})`,
  'gu',
);

/** The persons in a sentence with masked quotations: those with a known name, and descriptions of one person. */
export function findPersonMentions(maskedText: string, personNames: readonly string[]): PersonMention[] {
  const mentions = new Map<number, PersonMention>();
  for (const name of personNames) {
    const start = findName(maskedText, name);
    if (start !== undefined) mentions.set(start, { name, start, ...findRole(maskedText.slice(0, start)) });
  }
  for (const match of maskedText.replaceAll(quotedPlaceholder, '\n').matchAll(description)) {
    const [text, noun = '', name] = match;
    // “Ann Lee, 41, a nurse” is one person.
    const isApposition = /\p{Lu}[^\s,]*,\s+(?:\d+,\s+)?$/u.test(maskedText.slice(0, match.index));
    if (!isSinglePerson(noun) || isApposition) continue;
    const start = name === undefined ? match.index : match.index + text.length - name.length;
    const known = [...mentions.values()].find(
      (mention) => name !== undefined && mention.start >= match.index && mention.start <= start,
    );
    const pronoun = pronounOfNoun(noun);
    if (known) mentions.set(known.start, { ...known, pronoun });
    else {
      const isRelative = name === undefined && /^(?:his|her|their) /i.test(text);
      mentions.set(start, { name: name ?? text.toLowerCase().trim(), start, pronoun, isRelative });
    }
  }
  return [...mentions.values()].toSorted((first, second) => first.start - second.start);
}

/** The offset of a full name, or of the surname alone. */
function findName(text: string, name: string): number | undefined {
  const surname = name.split(' ').at(-1) ?? name;
  for (const form of [name, surname]) {
    const match = new RegExp(`(?<![\\p{L}’'-])${form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}-])`, 'u').exec(
      text,
    );
    if (match) return match.index;
  }
  return undefined;
}

/** “Fire Chief ” and “The mayor, ” before a name. */
function findRole(textBefore: string): { role?: string } {
  const role = /(?:^|[\s,])([Tt]he (?:\p{Ll}+ ){0,2}\p{Ll}+(?=, $)|(?:\p{L}+ ){0,2}\p{L}+(?= $))/u.exec(
    textBefore,
  )?.[1];
  return role !== undefined && isTitle(role.split(' ').at(-1) ?? '') ? { role } : {};
}

function pronounOfNoun(noun: string): string | undefined {
  if (
    /(?:^|\s)(?:\p{L}*man|boy|father|brother|husband|son|uncle|grandfather|king|prince)$/u.test(noun) &&
    !/woman$/.test(noun)
  )
    return 'he';
  if (/(?:woman|girl|mother|sister|wife|daughter|aunt|grandmother|queen|princess)$/u.test(noun)) return 'she';
  return undefined;
}

/** The usual pronoun of a given name: “she” for Joan Ash. Undefined for names of both sexes and unknown ones. */
export function pronounOfName(name: string): string | undefined {
  const view = nlp(name);
  if (view.has('^#FemaleName')) return 'she';
  return view.has('^#MaleName') ? 'he' : undefined;
}
