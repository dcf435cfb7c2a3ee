/** Irregular past forms and their base forms. Some are also nouns; clause.ts decides by context. */
const irregularVerbs = new Map(
  `arose arise ate eat beat beat became become began begin bent bend bit bite bled bleed blew blow bought buy bred breed broke break
  brought bring built build burnt burn came come caught catch chose choose clung cling cost cost cut cut dealt deal did do drank drink
  drew draw drove drive dug dig fed feed fell fall felt feel fled flee flew fly forbade forbid forgot forget fought fight found find froze
  freeze gave give got get grew grow heard hear held hold hid hide hit hit hung hang hurt hurt kept keep knew know laid lay led lead left
  leave lent lend let let lit light lost lose made make meant mean met meet overcame overcome paid pay put put ran run rang ring read read
  rode ride rose rise said say sang sing sank sink sat sit saw see sent send set set shook shake shone shine shot shoot showed show shut
  shut slept sleep slid slide sold sell sought seek spent spend split split spoke speak spread spread sprang spring stole steal stood stand
  stuck stick struck strike swam swim swept sweep swore swear taught teach threw throw told tell took take tore tear understood understand
  undertook undertake was be went go withdrew withdraw woke wake won win wore wear wrote write`
    .split(/\s+/)
    .flatMap((word, index, all) => (index % 2 === 0 ? [[word, all[index + 1] ?? word] as const] : [])),
);

/** Words in -ed that are not verbs. */
const nonVerbs =
  /^(?:need|indeed|hundred|wed|bed|red|shed|seed|feed|speed|breed|weed|embed|exceed|proceed|succeed|sacred|naked|kindred|infrared|alleged|so-called)$/;
/** Verbs of several syllables that end in a vowel and a consonant, and take no -e. */
const verbsWithoutE =
  /(?:[aeiou]{2}[^aeiou]|visit|limit|edit|credit|deposit|profit|benefit|exhibit|inherit|inhabit|prohibit|orbit|permit|develop|gallop|open|happen|listen|target|market|budget|focus|author|monitor|anchor|sponsor|tailor|honor|favor|combat|format|threat|repeat|treat|[ai]en|[^aeiou]en|er|on|et|el|ow|ew|aw|ay|ey|oy|ish|[aeiou]m?ph)$/;

/** The base form of a past form: “stop” for “stopped”, “declare” for “declared”. Undefined for other words. */
export function toBaseForm(past: string): string | undefined {
  const irregularBase = irregularVerbs.get(past);
  if (irregularBase !== undefined) return irregularBase;
  if (!/^[a-z]{2,}ed$/.test(past) || nonVerbs.test(past)) return undefined;
  const stem = past.slice(0, -2);
  if (/^[^aeiou]i$/.test(stem)) return `${stem}e`;
  if (/[^aeiou]i$/.test(stem)) return `${stem.slice(0, -1)}y`;
  if (/([bdgmnprt])\1$/.test(stem) && !/(?:add|^err|butt|egg|odd)$/.test(stem)) return stem.slice(0, -1);
  if (stem.endsWith('ll'))
    return stem.length > 5 && !/(?:stall|call|fill|enroll)$/.test(stem) ? stem.slice(0, -1) : stem;
  return endsInE(stem.replace('qu', 'kw')) ? `${stem}e` : stem;
}

function endsInE(stem: string): boolean {
  if (/(?:[ceuvz]|[^aeiourw]l|dg|rg|[ae]ng|[^s]s|th|cre?at|[ui]at)$/.test(stem)) return !/focus$/.test(stem);
  if (verbsWithoutE.test(stem)) return false;
  return /(?:^|[^aeiou])[aeiou][^aeiouwxyh]$/.test(stem);
}
