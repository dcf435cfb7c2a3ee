import { unitWords } from '../../number-words.ts';

/** Something that people usually ask about an incident. */
export type CommonQuestion = {
  readonly id: string;
  readonly question: string;
  readonly paraphrases: readonly string[];
  readonly topic: string;
  /** Where the text has this, it seems to say the thing, and the item is left out. */
  readonly answerPattern: RegExp;
  /** The item is asked only of texts that have this. */
  readonly subjectPattern?: RegExp;
  /** The sentence with this comes nearest. */
  readonly closestPattern?: RegExp;
};

const incidentPattern =
  /police|officers|firefighter|ambulance|paramedic|emergency|crash|explosion|attack|shooting|stabb/i;
const crimePattern = /police|arrest|attack|shot|stabb|murder|robb|burgl|theft|assault|suspect|gunman/i;
const harmPattern = /injur|hurt|wounded|shot|stabb|hospital|killed|died|casualt/i;
const disasterPattern =
  /\bfire\b|blaze|crash|collision|explosion|blast|collapse|derail|flood|outbreak|leak|spill|landslide|storm/i;
const countPattern = `(?:\\d+|${unitWords.slice(1, 12).join('|')}|dozens of|hundreds of)`;
const monthPattern = '(?:January|February|March|April|May|June|July|August|September|October|November|December)';

/** Things that the text may not say, in the words of those who ask. Of a person see checklist-of-person.ts. */
export const commonQuestions: readonly CommonQuestion[] = [
  {
    id: 'which-hospital',
    question: 'Which hospital was it?',
    paraphrases: [
      'what hospital did they go to',
      'name of the hospital',
      'where are they being treated',
      'is it the local hospital',
      'which a&e',
    ],
    topic: 'injuries',
    subjectPattern: /hospital/i,
    answerPattern:
      /\p{Lu}[\p{L}’']+ (?:\p{Lu}[\p{L}’']+ )*(?:Hospital|Infirmary|Medical Cent)|Hospital (?:in|of) \p{Lu}/u,
    closestPattern: /hospital/i,
  },
  {
    id: 'anyone-else-hurt',
    question: 'Was anybody else hurt?',
    paraphrases: [
      'were there other casualties',
      'how many people got hurt',
      'did anyone else get injured',
      'is everybody else ok',
      'any bystanders hurt',
    ],
    topic: 'injuries',
    subjectPattern: harmPattern,
    answerPattern: new RegExp(
      `nobody else|no one else|no other|others? (?:was|were)(?: also)? (?:injured|hurt)|no reported|${countPattern} (?:\\p{L}+ ){0,3}(?:injured|hurt|killed|wounded|died)|injured (?:at )?(?:almost|nearly|about)? ?\\d`,
      'iu',
    ),
    closestPattern: /injur|hurt|wounded/i,
  },
  {
    id: 'exact-address',
    question: 'What is the exact address?',
    paraphrases: [
      'which street was it',
      'what road did it happen on',
      'what number is the house',
      'where exactly was this',
      'postcode anyone',
    ],
    topic: 'place',
    subjectPattern: incidentPattern,
    answerPattern:
      /\p{Lu}\p{L}+ (?:Street|Road|Lane|Avenue|Close|Drive|Way|Square|Terrace|Crescent|Place|Gardens|Grove|Hill|Row|Walk)(?!\p{L})/u,
    closestPattern: /\b(?:home|house|flat|address|street|road|scene|building)\b/i,
  },
  {
    id: 'exact-date',
    question: 'What was the exact date?',
    paraphrases: [
      'what date was this',
      'which day of the month',
      'what month and year did it happen',
      'how long ago is this',
      'is this recent',
    ],
    topic: 'timeline',
    answerPattern: new RegExp(
      `\\d{1,2}(?:st|nd|rd|th)? (?:of )?${monthPattern}|${monthPattern} \\d{1,2}(?!\\d)|\\d{1,2}[/.]\\d{1,2}[/.]\\d{2,4}|\\d{4}-\\d{2}-\\d{2}`,
      'u',
    ),
    closestPattern: /(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|tonight/,
  },
  {
    id: 'time-of-day',
    question: 'At what time did it happen?',
    paraphrases: [
      'what time was this',
      'was it in the morning or at night',
      'what hour did it start',
      'how early was it',
      'when did it kick off',
    ],
    topic: 'timeline',
    subjectPattern: incidentPattern,
    answerPattern: /\d\s?[ap]\.?m\b|\d:\d\d|noon|midnight|midday|o[’']clock/i,
    closestPattern: /morning|afternoon|evening|night|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day/,
  },
  {
    id: 'arrests',
    question: 'Has anybody been arrested?',
    paraphrases: [
      'did they arrest anyone',
      'is someone in custody',
      'how many arrests',
      'did they catch who did it',
      'have the police got somebody',
    ],
    topic: 'police',
    subjectPattern: crimePattern,
    answerPattern: /arrest|detained|in custody|handcuff/i,
    closestPattern: /police|officers/i,
  },
  {
    id: 'charges',
    question: 'Has anybody been charged?',
    paraphrases: [
      'what are the charges',
      'is somebody going to court',
      'will they be prosecuted',
      'what crime is it',
      'is there going to be a trial',
    ],
    topic: 'court',
    subjectPattern: crimePattern,
    answerPattern: /\bcharged with|\bcharges?\b|magistrates|crown court|prosecut|convict|sentenced|pleaded/i,
  },
  {
    id: 'cause',
    question: 'What caused it?',
    paraphrases: [
      'how did it start',
      'what was the cause',
      'do they know what set it off',
      'whose fault was it',
      'was it an accident',
    ],
    topic: 'investigation',
    subjectPattern: disasterPattern,
    answerPattern: /caused? (?:by|of)|because of|due to|as a result of|sparked by|blamed|started (?:when|after)/i,
    closestPattern: /cause|investigat/i,
  },
  {
    id: 'motive',
    question: 'What was the motive?',
    paraphrases: [
      'why would somebody do that',
      'what made them do it',
      'was there a reason behind it',
      'why did they do it',
      'was it planned',
    ],
    topic: 'investigation',
    subjectPattern: crimePattern,
    answerPattern: /motive|motivat|provok|revenge|in retaliation|terror/i,
  },
  {
    id: 'witnesses',
    question: 'What do witnesses say?',
    paraphrases: [
      'did anybody see it',
      'are there eyewitnesses',
      'what did the neighbours see',
      'did somebody hear anything',
      'any accounts from people who were there',
    ],
    topic: 'reactions',
    subjectPattern: incidentPattern,
    answerPattern:
      /witness|onlooker|bystander|passer-?by|(?:neighbou?r|resident|local)s?[^.]{0,60}\b(?:said|told|saw|heard|described)/i,
  },
  {
    id: 'road-closures',
    question: 'Are any roads closed?',
    paraphrases: [
      'is the road open again',
      'which roads are shut',
      'can i drive through there',
      'are the buses diverted',
      'how far does the cordon go',
    ],
    topic: 'travel',
    subjectPattern: incidentPattern,
    answerPattern:
      /(?:road|street|route|motorway|lane|bridge|station)s? [^.]{0,40}(?:closed|shut|blocked|reopen|sealed)|closure|cordon|diversion|diverted/i,
    closestPattern: /scene|street|road/i,
  },
  {
    id: 'who-raised-the-alarm',
    question: 'Who raised the alarm?',
    paraphrases: [
      'who called the police',
      'who rang 999',
      'how did they find out about it',
      'who reported it',
      'was it a neighbour who called',
    ],
    topic: 'police',
    subjectPattern: incidentPattern,
    answerPattern:
      /(?:called|rang|dialled|dialed|phoned) (?:the )?(?:police|999|911|112|emergency|an ambulance)|raised the alarm|caller|reported by/i,
    closestPattern: /called to|reports of|alert/i,
  },
  {
    id: 'how-many-responders',
    question: 'How many officers or crews came?',
    paraphrases: [
      'how many police were there',
      'how many police cars',
      'was it a lot of police',
      'how many fire engines turned up',
      'how big was the response',
    ],
    topic: 'police',
    subjectPattern: incidentPattern,
    answerPattern: new RegExp(
      `${countPattern} (?:\\p{L}+ ){0,2}(?:officers|police|firefighters|crews|engines|paramedics|ambulances)`,
      'iu',
    ),
    closestPattern: /officers|police|firefighters|crews/i,
  },
  {
    id: 'which-weapon',
    question: 'What kind of weapon was it?',
    paraphrases: [
      'what gun was it',
      'was it a knife or a gun',
      'was the weapon real',
      'what did they use',
      'did they find the weapon',
    ],
    topic: 'police',
    subjectPattern: /weapon|gun\b|shot\b|knife|stabb|armed/i,
    answerPattern: /rifle|pistol|handgun|revolver|machete|kitchen knife|air gun|crossbow|imitation|replica/i,
    closestPattern: /gun\b|knife|weapon|armed/i,
  },
  {
    id: 'pictures-or-video',
    question: 'Are there pictures or a video?',
    paraphrases: [
      'is there footage',
      'has anyone filmed it',
      'is there cctv',
      'where can i see the video',
      'any photos',
    ],
    topic: 'general',
    subjectPattern: incidentPattern,
    answerPattern: /video|footage|photo|filmed|cctv|bodycam|body-worn|livestream/i,
  },
  {
    id: 'appeal-for-information',
    question: 'Whom can I tell what I know?',
    paraphrases: [
      'is there a number to call',
      'who do i contact with information',
      'are they looking for witnesses',
      'where do i send my dashcam',
      'can i report something',
    ],
    topic: 'police',
    subjectPattern: incidentPattern,
    answerPattern: /appeal|contact (?:the )?police|call(?:ing)? 101|crimestoppers|with (?:any )?information/i,
  },
  {
    id: 'damage',
    question: 'How much damage was done?',
    paraphrases: [
      'how bad is the damage',
      'what will it cost',
      'how much money is lost',
      'is the building still standing',
      'who pays for the damage',
    ],
    topic: 'money',
    subjectPattern: disasterPattern,
    answerPattern: /damage|destroyed|gutted|[£$€]\s?\d/i,
  },
  {
    id: 'officials-said',
    question: 'What do the council or politicians say?',
    paraphrases: [
      'did the mayor say anything',
      'what does the mp say',
      'has the government reacted',
      'any word from the council',
      'what does the minister think',
    ],
    topic: 'reactions',
    subjectPattern: incidentPattern,
    answerPattern: /mayor|councillor|minister|\bMPs?\b|council\b|senator|governor|president/i,
  },
  {
    id: 'happened-before',
    question: 'Has this happened before?',
    paraphrases: [
      'is it the first time',
      'how often does that happen there',
      'were there other cases',
      'did something like it happen last year',
      'is this a regular thing',
    ],
    topic: 'general',
    subjectPattern: incidentPattern,
    answerPattern: /previous|first time|happened before|last (?:year|month)|in \d{4}|history of|similar|\brare\b/i,
  },
  {
    id: 'article-author',
    question: 'Who wrote the article?',
    paraphrases: [
      'who is the journalist',
      'name of the reporter',
      'whose article is this',
      'who is the author',
      'who reported this story',
    ],
    topic: 'article',
    answerPattern: /(?:^|\n)(?:By|Written by|Words by) \p{Lu}\p{L}+ \p{Lu}|Reporting by/u,
  },
  {
    id: 'article-published',
    question: 'When was the article published?',
    paraphrases: [
      'when was this written',
      'how old is this article',
      'what day did it come out',
      'has it been updated since',
      'date of the report',
    ],
    topic: 'article',
    answerPattern: /(?:published|posted|updated)(?: on| at)?:? [^\n]{0,20}\d/i,
  },
];
