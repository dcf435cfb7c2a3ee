const endings =
  /(?:ation|ition|ment|ness|ship|abl|ibl|ist|ism|ive|iv|ion|age|anc|enc|ant|ent|ing|eri|ori|ity|iti|er|or|al|ic|ly|li|y|i|e|s)$/;
const shortestRoot = 4;

/**
 * What a stem has in common with its derivations: "discover" and "discoveri" (discovery) have "discov", "scientif" and
 * "scientist" have "scient". Coarser than a stem, so a match by root counts for less than one by stem.
 */
export function rootOf(stem: string): string {
  const once = stem.replace(endings, '');
  if (once.length < shortestRoot) return stem;
  const twice = once.replace(endings, '');
  return twice.length < shortestRoot + 1 ? once : twice;
}
