const toWordSet = (text: string) => new Set(text.trim().split(/\s+/));

/** Groups of people, which speak without an article: “witnesses said”. */
const groupWords = toWordSet(`
  police officers officials witnesses eyewitnesses residents neighbours neighbors researchers scientists experts authors doctors medics
  paramedics firefighters rescuers critics campaigners relatives friends supporters opponents prosecutors detectives investigators
  authorities organisers organizers teachers parents students pupils lawyers soldiers protesters activists staff workers colleagues
  villagers locals economists analysts historians engineers astronomers ministers councillors politicians lawmakers diplomats sources
  reports people bosses managers owners passengers drivers survivors victims negotiators marchers fans players coaches customers visitors
  farmers fishermen conservationists environmentalists developers users proponents women men children
`);

/** A name with one of these words is an organization's. */
const organizationWords = toWordSet(`
  police constabulary met university college school academy council ministry department office association trust party foundation board
  service services company corporation ltd inc plc bank court commission committee union group agency authority institute institution
  center centre hospital government parliament bbc reuters society federation conduct brigade ambulance fire nhs city county directorate
  team club church charity museum library network press news times guardian post journal magazine report study paper statement website
  watchdog airport airline railway network senate congress house assembly force army navy coalition alliance campaign organisation
  organization organizations nations state states republic kingdom
`);

/** Titles and ranks that stand before a name. */
const titleWords = toWordSet(`
  assistant deputy acting senior junior chief superintendent commissioner inspector detective sergeant constable officer pc dc di dci ds
  dr doctor professor prof mr mrs ms miss sir dame lord lady prime minister president vice-president vice chancellor mayor councillor cllr
  mp msp judge justice captain major colonel general lieutenant admiral commander secretary director home foreign health reverend rev father
  sister bishop archbishop rabbi imam sheriff senator governor king queen prince princess pope ceo chairman chair coroner head coach
  former first headteacher headmaster headmistress principal battalion fire lt lieutenant sgt capt cpl cmdr cdr supt insp det rep sen gov
  fr hon prof mep mla td msp congressman congresswoman councilman councilwoman councilor alderman marshal attorney prosecutor barrister
  solicitor eyewitness witness resident neighbour neighbor passenger passer-by bystander driver survivor firefighter paramedic nurse
  surgeon consultant teacher pupil student engineer spokesman spokeswoman spokesperson manager chairwoman chairperson pastor vicar canon
  deacon pilot analyst economist historian author campaigner activist scientist epidemiologist virologist meteorologist forecaster
  labour conservative democrat democratic republican tory
`);

/** Titles without which a surname alone is impolite or unclear: “Dr Vasko”. */
const honorifics = toWordSet('mr mrs ms miss dr doctor prof professor sir dame lord lady rev reverend sgt');

export function isHonorific(word: string): boolean {
  return honorifics.has(word.toLowerCase().replace(/\.$/, ''));
}

const calendarWord =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|Yesterday|Today|Tonight|Earlier|Later|Speaking|Early|Late)[.,]?$/;

export function isCalendarWord(word: string): boolean {
  return calendarWord.test(word);
}

/** “Pell Bridge” and “Mill Road” are places. */
export function namesPlace(words: string): boolean {
  return /\s(?:Road|Rd|Street|St|Lane|Avenue|Ave|Drive|Way|Close|Court|Crescent|Terrace|Bridge|River|Station|Square|Plaza|Highway|Boulevard|Motorway|Airport|Island|Valley|Falls|Beach|Bay|Harbou?r|Village|Town|City|County|Ferry|Estate|House|Stadium|Arena|Mall|Market)\.?$/u.test(
    words,
  );
}

export function isGroupOfPeople(words: string): boolean {
  return groupWords.has((words.split(/\s+/).at(-1) ?? '').toLowerCase());
}

export function namesOrganization(words: string): boolean {
  return words.split(/\s+/).some((word) => organizationWords.has(word.toLowerCase().replace(/[’']s$|[.,]$/u, '')));
}

export function isTitle(word: string): boolean {
  return titleWords.has(word.toLowerCase().replace(/\.$/, ''));
}

/** Returns whether the words mean one person without a name: “a spokesperson”, “the owner”. */
export function isSinglePerson(words: string): boolean {
  const head = words.replace(/ (?:for|of|from|at|with|in) .*/, '');
  return /(?:man|woman|person|boy|girl|mother|father|sister|brother|son|daughter|wife|husband|owner|director|manager|head|chief|resident|neighbou?r|witness|teacher|doctor|driver|official|officer|minister|leader|founder|author|lawyer|judge|mayor|president|professor|expert|scientist|researcher|student|pupil|worker|friend|coroner|curator|deputy|colleague|survivor|passenger|victim|uncle|aunt|cousin|nurse|engineer|firefighter|paramedic|passer-by|spokesperson|customer|farmer|wife)$/i.test(
    head,
  );
}
