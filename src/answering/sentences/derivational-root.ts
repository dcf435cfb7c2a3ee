const suffixes =
  /(?:ation|ition|ment|ness|ship|abl|ibl|ist|ism|ive|iv|ion|age|anc|enc|ant|ent|ing|eri|ori|ity|iti|er|or|al|ic|ly|li|y|i|e|s)$/;
const minRootLength = 4;

/**
 * What a stem has in common with its derivations: "discover" and "discoveri" (discovery) have "discov", "scientif" and
 * "scientist" have "scient". Coarser than a stem, so a match by root counts for less than one by stem.
 */
export function derivationalRoot(stem: string): string {
  const strippedOnce = stem.replace(suffixes, '');
  if (strippedOnce.length < minRootLength) return stem;
  const strippedTwice = strippedOnce.replace(suffixes, '');
  return strippedTwice.length < minRootLength + 1 ? strippedOnce : strippedTwice;
}
