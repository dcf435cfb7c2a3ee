import { unitWords } from '../../values/number-words.ts';

/** A question that people ask about most incidents. */
export type CommonQuestion = {
  readonly id: string;
  readonly question: string;
  readonly paraphrases: readonly string[];
  readonly topic: string;
  /** A text that matches seems to answer the question. */
  readonly answerPattern: RegExp;
  /** The question applies only to texts that match. */
  readonly subjectPattern?: RegExp;
  /** The first sentence that matches is the closest one. */
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

/** Questions about a person are in person-questions.ts. */
// biome-ignore format: one block of short rows for each question
export const commonQuestions: readonly CommonQuestion[] = [
  {
    id: 'which-hospital', topic: 'injuries',
    question: 'Which hospital was it?',
    paraphrases: ['what hospital did they go to', 'name of the hospital', 'where are they being treated',
      'is it the local hospital', 'which a&e'],
    subjectPattern: /hospital/i, closestPattern: /hospital/i,
    answerPattern: /\p{Lu}[\p{L}’']+ (?:\p{Lu}[\p{L}’']+ )*(?:Hospital|Infirmary|Medical Cent)|Hospital (?:in|of) \p{Lu}/u,
  },
  {
    id: 'anyone-else-hurt', topic: 'injuries',
    question: 'Was anybody else hurt?',
    paraphrases: ['were there other casualties', 'how many people got hurt', 'did anyone else get injured',
      'is everybody else ok', 'any bystanders hurt'],
    subjectPattern: harmPattern, closestPattern: /injur|hurt|wounded/i,
    answerPattern: new RegExp(`nobody else|no one else|no other|others? (?:was|were)(?: also)? (?:injured|hurt)|no reported|${countPattern} (?:\\p{L}+ ){0,3}(?:injured|hurt|killed|wounded|died)|injured (?:at )?(?:almost|nearly|about)? ?\\d`, 'iu'),
  },
  {
    id: 'exact-address', topic: 'place',
    question: 'What is the exact address?',
    paraphrases: ['which street was it', 'what road did it happen on', 'what number is the house',
      'where exactly was this', 'postcode anyone'],
    subjectPattern: incidentPattern, closestPattern: /\b(?:home|house|flat|address|street|road|scene|building)\b/i,
    answerPattern: /\p{Lu}\p{L}+ (?:Street|Road|Lane|Avenue|Close|Drive|Way|Square|Terrace|Crescent|Place|Gardens|Grove|Hill|Row|Walk)(?!\p{L})/u,
  },
  {
    id: 'exact-date', topic: 'timeline',
    question: 'What was the exact date?',
    paraphrases: ['what date was this', 'which day of the month', 'what month and year did it happen',
      'how long ago is this', 'is this recent'],
    closestPattern: /(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|tonight/,
    answerPattern: new RegExp(`\\d{1,2}(?:st|nd|rd|th)? (?:of )?${monthPattern}|${monthPattern} \\d{1,2}(?!\\d)|\\d{1,2}[/.]\\d{1,2}[/.]\\d{2,4}|\\d{4}-\\d{2}-\\d{2}`, 'u'),
  },
  {
    id: 'time-of-day', topic: 'timeline',
    question: 'At what time did it happen?',
    paraphrases: ['what time was this', 'was it in the morning or at night', 'what hour did it start',
      'how early was it', 'when did it kick off'],
    subjectPattern: incidentPattern,
    closestPattern: /morning|afternoon|evening|night|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day/,
    answerPattern: /\d\s?[ap]\.?m\b|\d:\d\d|noon|midnight|midday|o[’']clock/i,
  },
  {
    id: 'arrests', topic: 'police',
    question: 'Has anybody been arrested?',
    paraphrases: ['did they arrest anyone', 'is someone in custody', 'how many arrests', 'did they catch who did it',
      'have the police got somebody'],
    subjectPattern: crimePattern, closestPattern: /police|officers/i,
    answerPattern: /arrest|detained|in custody|handcuff/i,
  },
  {
    id: 'charges', topic: 'court',
    question: 'Has anybody been charged?',
    paraphrases: ['what are the charges', 'is somebody going to court', 'will they be prosecuted', 'what crime is it',
      'is there going to be a trial'],
    subjectPattern: crimePattern,
    answerPattern: /\bcharged with|\bcharges?\b|magistrates|crown court|prosecut|convict|sentenced|pleaded/i,
  },
  {
    id: 'cause', topic: 'investigation',
    question: 'What caused it?',
    paraphrases: ['how did it start', 'what was the cause', 'do they know what set it off', 'whose fault was it',
      'was it an accident'],
    subjectPattern: disasterPattern, closestPattern: /cause|investigat/i,
    answerPattern: /caused? (?:by|of)|because of|due to|as a result of|sparked by|blamed|started (?:when|after)/i,
  },
  {
    id: 'motive', topic: 'investigation',
    question: 'What was the motive?',
    paraphrases: ['why would somebody do that', 'what made them do it', 'was there a reason behind it',
      'why did they do it', 'was it planned'],
    subjectPattern: crimePattern,
    answerPattern: /motive|motivat|provok|revenge|in retaliation|terror/i,
  },
  {
    id: 'witnesses', topic: 'reactions',
    question: 'What do witnesses say?',
    paraphrases: ['did anybody see it', 'are there eyewitnesses', 'what did the neighbours see',
      'did somebody hear anything', 'any accounts from people who were there'],
    subjectPattern: incidentPattern,
    answerPattern: /witness|onlooker|bystander|passer-?by|(?:neighbou?r|resident|local)s?[^.]{0,60}\b(?:said|told|saw|heard|described)/i,
  },
  {
    id: 'road-closures', topic: 'travel',
    question: 'Are any roads closed?',
    paraphrases: ['is the road open again', 'which roads are shut', 'can i drive through there',
      'are the buses diverted', 'how far does the cordon go'],
    subjectPattern: incidentPattern, closestPattern: /scene|street|road/i,
    answerPattern: /(?:road|street|route|motorway|lane|bridge|station)s? [^.]{0,40}(?:closed|shut|blocked|reopen|sealed)|closure|cordon|diversion|diverted/i,
  },
  {
    id: 'who-raised-the-alarm', topic: 'police',
    question: 'Who raised the alarm?',
    paraphrases: ['who called the police', 'who rang 999', 'how did they find out about it', 'who reported it',
      'was it a neighbour who called'],
    subjectPattern: incidentPattern, closestPattern: /called to|reports of|alert/i,
    answerPattern: /(?:called|rang|dialled|dialed|phoned) (?:the )?(?:police|999|911|112|emergency|an ambulance)|raised the alarm|caller|reported by/i,
  },
  {
    id: 'how-many-responders', topic: 'police',
    question: 'How many officers or crews came?',
    paraphrases: ['how many police were there', 'how many police cars', 'was it a lot of police',
      'how many fire engines turned up', 'how big was the response'],
    subjectPattern: incidentPattern, closestPattern: /officers|police|firefighters|crews/i,
    answerPattern: new RegExp(`${countPattern} (?:\\p{L}+ ){0,2}(?:officers|police|firefighters|crews|engines|paramedics|ambulances)`, 'iu'),
  },
  {
    id: 'which-weapon', topic: 'police',
    question: 'What kind of weapon was it?',
    paraphrases: ['what gun was it', 'was it a knife or a gun', 'was the weapon real', 'what did they use',
      'did they find the weapon'],
    subjectPattern: /weapon|gun\b|shot\b|knife|stabb|armed/i, closestPattern: /gun\b|knife|weapon|armed/i,
    answerPattern: /rifle|pistol|handgun|revolver|machete|kitchen knife|air gun|crossbow|imitation|replica/i,
  },
  {
    id: 'pictures-or-video', topic: 'general',
    question: 'Are there pictures or a video?',
    paraphrases: ['is there footage', 'has anyone filmed it', 'is there cctv', 'where can i see the video',
      'any photos'],
    subjectPattern: incidentPattern,
    answerPattern: /video|footage|photo|filmed|cctv|bodycam|body-worn|livestream/i,
  },
  {
    id: 'appeal-for-information', topic: 'police',
    question: 'Whom can I tell what I know?',
    paraphrases: ['is there a number to call', 'who do i contact with information', 'are they looking for witnesses',
      'where do i send my dashcam', 'can i report something'],
    subjectPattern: incidentPattern,
    answerPattern: /appeal|contact (?:the )?police|call(?:ing)? 101|crimestoppers|with (?:any )?information/i,
  },
  {
    id: 'damage', topic: 'money',
    question: 'How much damage was done?',
    paraphrases: ['how bad is the damage', 'what will it cost', 'how much money is lost',
      'is the building still standing', 'who pays for the damage'],
    subjectPattern: disasterPattern,
    answerPattern: /damage|destroyed|gutted|[£$€]\s?\d/i,
  },
  {
    id: 'officials-said', topic: 'reactions',
    question: 'What do the council or politicians say?',
    paraphrases: ['did the mayor say anything', 'what does the mp say', 'has the government reacted',
      'any word from the council', 'what does the minister think'],
    subjectPattern: incidentPattern,
    answerPattern: /mayor|councillor|minister|\bMPs?\b|council\b|senator|governor|president/i,
  },
  {
    id: 'happened-before', topic: 'general',
    question: 'Has this happened before?',
    paraphrases: ['is it the first time', 'how often does that happen there', 'were there other cases',
      'did something like it happen last year', 'is this a regular thing'],
    subjectPattern: incidentPattern,
    answerPattern: /previous|first time|happened before|last (?:year|month)|in \d{4}|history of|similar|\brare\b/i,
  },
  {
    id: 'article-author', topic: 'article',
    question: 'Who wrote the article?',
    paraphrases: ['who is the journalist', 'name of the reporter', 'whose article is this', 'who is the author',
      'who reported this story'],
    answerPattern: /(?:^|\n)(?:By|Written by|Words by) \p{Lu}\p{L}+ \p{Lu}|Reporting by/u,
  },
  {
    id: 'article-published', topic: 'article',
    question: 'When was the article published?',
    paraphrases: ['when was this written', 'how old is this article', 'what day did it come out',
      'has it been updated since', 'date of the report'],
    answerPattern: /(?:published|posted|updated)(?: on| at)?:? [^\n]{0,20}\d/i,
  },
];
