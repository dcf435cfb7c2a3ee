const splitWords = (text: string) => text.trim().split(/\s+/);

/** Verbs after which somebody's words are given, whether or not they are quoted. */
const unconditionalVerbs = splitWords('said says say told tells');

/** Verbs that report words only beside a quotation, a colon or “that”: “added two stamps” is no speech. */
const conditionalVerbs = splitWords(`
  added adds admitted admits acknowledged announced announces argued argues asked asks believe believes believed claimed claims
  commented comments concluded conceded confirmed confirms continued declared denied denies describes described estimate estimates
  estimated explained explains fear fears feared indicated indicates insisted insists joked maintains noted notes posted predicted
  promised pleaded read reads recalled recalls remarked replied reported reports responded revealed reveals shouted shows showed
  stated states stressed suggested suggests thinks thought tweeted urged vowed warned warns writes wrote
`);

export const reportingVerb = new RegExp(
  `(?<![\\p{L}’'-])(?:${[...unconditionalVerbs, ...conditionalVerbs].join('|')})(?![\\p{L}’'-])`,
  'gu',
);

/** “According to the mayor, …” */
export const accordingTo = /(?<!\p{L})according to(?=\s)/giu;

/** Whether a verb reports words wherever it stands. */
export function isUnconditionalVerb(verb: string): boolean {
  return unconditionalVerbs.includes(verb);
}
