import { isPersonName } from './description.ts';

/** Words that begin a sentence with a capital letter, right before a name. */
const opener =
  /^(?:When|But|And|Or|So|If|As|In|On|At|By|For|From|With|While|After|Before|Since|Like|Unlike|Although|Though|Both|Yet|Then|Now|Even|Only|To|Under|Was|Is|Did|Does|Has|Can|That|This|These|Those|Here|There|Later|Today)\s/u;

/** The persons' names of a text, of two words or more. */
export function fullNamesIn(text: string): string[] {
  const runs = text.match(/\p{Lu}[\p{L}’'-]*(?: (?:(?:von|van|de|der|bin|al-)\s?)?\p{Lu}[\p{L}’'-]*)+/gu) ?? [];
  const names = runs.map((run) => run.replace(opener, '').replace(/[’']s$/u, '')).filter((run) => isPersonName(run));
  return [...new Set(names)];
}
