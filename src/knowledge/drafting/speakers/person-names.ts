import { isPersonName } from './describe-speaker.ts';

/** Words that begin a sentence with a capital letter, right before a name. */
const openingWord =
  /^(?:When|But|And|Or|So|If|As|In|On|At|By|For|From|With|While|After|Before|Since|Like|Unlike|Although|Though|Both|Yet|Then|Now|Even|Only|To|Under|Was|Is|Did|Does|Has|Can|That|This|These|Those|Here|There|Later|Today)\s/u;

/** The persons' names of a text, of two words or more. */
export function findPersonNames(text: string): string[] {
  const capitalizedRuns =
    text.match(/\p{Lu}[\p{L}’'-]*(?: (?:(?:von|van|de|der|bin|al-)\s?)?\p{Lu}[\p{L}’'-]*)+/gu) ?? [];
  const names = capitalizedRuns
    .map((run) => run.replace(openingWord, '').replace(/[’']s$/u, ''))
    .filter((run) => isPersonName(run));
  return [...new Set(names)];
}
