/** A language other than English. */
export type Language = {
  /** “I only understand English.” in this language. */
  readonly sentence: string;
  /** Frequent words. Those of English are among them too where both languages have them. */
  readonly markers: ReadonlySet<string>;
};

const table: readonly (readonly [code: string, sentence: string, markers: string])[] = [
  ['ar', 'أنا أفهم الإنجليزية فقط.', ''],
  ['bn', 'আমি শুধু ইংরেজি বুঝি।', ''],
  ['cs', 'Rozumím pouze anglicky.', 'co se stalo kdo kde kdy proč jak je byl byla není jsou na ve ho mu že'],
  [
    'de',
    'Ich verstehe nur Englisch.',
    'der die das den dem ein eine ist sind war waren wurde hat haben wer was wann wo warum wie und nicht er sie es ich auf mit von zu im bei noch schon gibt',
  ],
  ['el', 'Καταλαβαίνω μόνο αγγλικά.', ''],
  [
    'es',
    'Solo entiendo inglés.',
    'el la los las un una es son fue está qué que quién quien cuándo cuando dónde donde por cómo como y no de del al en con se ha han le lo murió pasó paso hay',
  ],
  ['fa', 'من فقط انگلیسی می‌فهمم.', ''],
  [
    'fr',
    'Je ne comprends que l’anglais.',
    'le la les un une des est sont était a ont été qui que quoi quand où pourquoi comment et pas ne de du au aux dans sur avec il elle ils ce cet cette se lui mort arrivé',
  ],
  ['gu', 'હું ફક્ત અંગ્રેજી સમજું છું.', ''],
  ['hi', 'मैं केवल अंग्रेज़ी समझता हूँ।', ''],
  ['hu', 'Csak angolul értek.', 'mi ki mikor hol miért hogyan van volt nem és a az egy történt meghalt kit'],
  [
    'it',
    'Capisco solo l’inglese.',
    'il lo la i gli le un una è sono era ha hanno stato chi che cosa quando dove perché come e non di del al in con si morto successo',
  ],
  ['ja', '英語しかわかりません。', ''],
  ['ko', '저는 영어만 이해합니다.', ''],
  ['lt', 'Suprantu tik angliškai.', 'kas kada kur kodėl kaip yra buvo ne ir ar į su atsitiko įvyko'],
  [
    'nl',
    'Ik begrijp alleen Engels.',
    'de het een is zijn was waren heeft hebben wie wat wanneer waar waarom hoe en niet er hij zij op met van te in bij gebeurd',
  ],
  ['pa', 'ਮੈਂ ਸਿਰਫ਼ ਅੰਗਰੇਜ਼ੀ ਸਮਝਦਾ ਹਾਂ।', ''],
  [
    'pl',
    'Rozumiem tylko po angielsku.',
    'co się kto kiedy gdzie dlaczego jak jest był była nie i w na do z czy to go stało są',
  ],
  [
    'pt',
    'Só entendo inglês.',
    'o a os as um uma é são foi está que quem quando onde porque por como e não de do da no na em com se morreu aconteceu',
  ],
  ['ro', 'Înțeleg doar engleza.', 'ce cine când unde de cum este sunt a fost nu și la cu în s-a pe întâmplat murit'],
  ['ru', 'Я понимаю только по-английски.', ''],
  ['so', 'Waxaan fahmaa Ingiriisiga oo keliya.', 'maxaa yaa goorma halkee sidee waa ma dhacay ayaa iyo'],
  ['sq', 'Kuptoj vetëm anglisht.', 'çfarë kush kur ku pse si është ishte nuk dhe në me ndodhi'],
  ['ta', 'எனக்கு ஆங்கிலம் மட்டுமே புரியும்.', ''],
  ['tr', 'Sadece İngilizce anlıyorum.', 'ne kim zaman nerede neden nasıl var mı mi mu mü bir ve bu o değil oldu öldü'],
  ['uk', 'Я розумію лише англійську.', ''],
  ['ur', 'میں صرف انگریزی سمجھتا ہوں۔', ''],
  ['zh', '我只懂英语。', ''],
];

export const languages: ReadonlyMap<string, Language> = new Map(
  table.map(([code, sentence, markers]) => [
    code,
    { sentence, markers: new Set(markers.split(' ').filter((word) => word !== '')) },
  ]),
);

/** Languages by the letters that only they have among those listed before; the order matters. */
export const scripts: readonly (readonly [code: string, letters: RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['zh', /\p{Script=Han}/u],
  ['ko', /\p{Script=Hangul}/u],
  ['uk', /[іїєґ]/iu],
  ['ru', /\p{Script=Cyrillic}/u],
  ['ur', /[ٹڈڑںےہ]/u],
  ['fa', /[پچژگ]|چه|شد/u],
  ['ar', /\p{Script=Arabic}/u],
  ['el', /\p{Script=Greek}/u],
  ['hi', /\p{Script=Devanagari}/u],
  ['bn', /\p{Script=Bengali}/u],
  ['pa', /\p{Script=Gurmukhi}/u],
  ['gu', /\p{Script=Gujarati}/u],
  ['ta', /\p{Script=Tamil}/u],
];

/** Languages by letters that few others have, for a message without frequent words. */
export const letters: readonly (readonly [code: string, letters: RegExp])[] = [
  ['es', /[ñ¿¡]/iu],
  ['de', /ß/u],
  ['tr', /[ğıİ]/u],
  ['pl', /[ąęłżźćń]/iu],
  ['hu', /[őű]/iu],
  ['ro', /[șță]/iu],
  ['pt', /[ãõ]/iu],
];
