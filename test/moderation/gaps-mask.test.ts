import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { redactPersonalData } from '../../src/moderation/feedback/gaps/redact-personal-data.ts';

describe('A stored question contains no', () => {
  test.each([
    // E-mail addresses.
    ['write to john.smith@example.com please', 'write to [e-mail] please', 'an e-mail address'],
    ['who is JOHN+news@mail.example.co.uk?', 'who is [e-mail]', 'one with a plus and a long domain'],
    ['ask john @ example.com', 'ask [e-mail]', 'one with spaces'],
    ['ask john (at) example.com', 'ask [e-mail]', 'one with its sign in brackets'],
    ['ask john [at] example [dot] com', 'ask [e-mail]', 'one with both signs in brackets'],
    ['ask john.smith at gmail dot com', 'ask [e-mail]', 'one in words'],
    ['ask john＠example．com', 'ask [e-mail]', 'one in wide letters'],
    ['ask jo\u200bhn@exa\u200bmple.com', 'ask [e-mail]', 'one with invisible letters in it'],
    ['is mailto:john@example.com his', 'is [e-mail] his', 'one behind its scheme'],
    ['is müller@bücher.example his', 'is [e-mail] his', 'one of another alphabet'],
    ['is john.smith@gmail his', 'is [e-mail] his', 'one without the end of its domain'],
    ['is john.smith@gmail,com his', 'is [e-mail] his', 'one with a comma for its full stop'],
    ['is john@example dot com his', 'is [e-mail] his', 'one half in signs and half in words'],
    ['is john . smith@example . com his', 'is john . [e-mail] his', 'one with spaces around its full stop'],
    ['write john dot smith at gmail dot com', 'write [e-mail]', 'one wholly in words'],
    ['write john.smith at gmail.com', 'write [e-mail]', 'one with its sign in words'],
    ['write john.smith at gmail', 'write [e-mail]', 'one by the name of its provider'],
    ['write john.smith @ gmail', 'write [e-mail]', 'one by that name with spaces'],
    ['write john.smith @gmail.com', 'write [e-mail]', 'one with a space before its sign'],
    ['write john@[1.2.3.4]', 'write [e-mail]', 'one at a number'],
    ['write "john smith"@example.com', 'write [e-mail]', 'one with a space in quotation marks'],
    // Phone numbers.
    ['ring 0770;0900;123', 'ring [phone]', 'one with semicolons'],
    ['ring 0770:0900:123', 'ring [phone]', 'one with colons'],
    ['ring 077oo 9oo123', 'ring [phone]', 'one with letters for noughts'],
    ['ring O77OO 9OO l23', 'ring [phone]', 'one with large letters for figures'],
    ['ring 0 seven seven double oh nine hundred 1 2 3', 'ring [number]', 'one half in words'],
    ['ring 07700 900123 now', 'ring [phone] now', 'a phone number'],
    ['ring (020) 7946 0958', 'ring [phone]', 'one with brackets'],
    ['ring +44 20 7946 0958', 'ring [phone]', 'one of another country'],
    ['ring 0044-7700-900-123', 'ring [phone]', 'one with hyphens'],
    ['ring 07700.900.123', 'ring [phone]', 'one with dots'],
    ['ring 0 7 7 0 0 9 0 0 1 2 3', 'ring [phone]', 'one figure by figure'],
    ['ring 0️⃣7️⃣7️⃣0️⃣0️⃣9️⃣0️⃣0️⃣1️⃣2️⃣3️⃣', 'ring [phone]', 'one in emoji'],
    ['ring ０７７００９００１２３', 'ring [phone]', 'one in wide figures'],
    ['ring ٠٧٧٠٠٩٠٠١٢٣', 'ring [phone]', 'one in Arabic figures'],
    ['ring 0||7700||900||123', 'ring [phone]', 'one with spoiler marks'],
    ['ring oh seven seven double oh nine oh one two three', 'ring [number]', 'one in words'],
    ['tel07700900123', 'tel[phone]', 'one without a space'],
    // Mentions.
    ['what did <@123456789012345678> say', 'what did [name] say', 'a mention'],
    ['what did <@!123456789012345678> say', 'what did [name] say', 'a mention of the old kind'],
    ['what about <@&123456789012345678> and <#123456789012345678>', 'what about [name] and [name]', 'role and channel'],
    ['what did @john_smith.99 say', 'what did [name] say', 'a name behind an at sign'],
    ['what did @everyone do', 'what did [name] do', 'everyone'],
    ['what did John#1234 say', 'what did [name] say', 'a name with its number'],
    ['</ask:123456789012345678> who was shot', '[name] who was shot', 'a mention of a command'],
    ['what <:sad:123456789012345678> now', 'what now', 'an emoji of a server'],
    // Links.
    ['is https://example.com/a?b=c#d true', 'is [link] true', 'a link'],
    ['is (https://example.com/a) true', 'is ([link] true', 'a link in brackets'],
    ['is www.example.com true', 'is [link] true', 'a link without its scheme'],
    ['is example.com/users/john true', 'is [link] true', 'an address with a path'],
    ['is bbc.co.uk right', 'is [link] right', 'a bare address'],
    ['join discord.gg/abcDEF12', 'join [link]', 'an invitation'],
    ['join discord . gg / abcDEF12', 'join [link]', 'an invitation with spaces'],
    ['see ftp://files.example/x', 'see [link]', 'a link of another kind'],
    ['see <https://example.com>', 'see <[link]', 'a link without its preview'],
    // Numbers, and identifiers that contain them.
    ['my case is 123456', 'my case is [number]', 'a long number'],
    ['my case is 12-34-56', 'my case is [number]', 'one with hyphens'],
    ['card 4111 1111 1111 1111', 'card [number]', 'the number of a card'],
    ['he lives at E17 4AB', 'he lives at [postcode]', 'a postcode'],
    ['he lives at e174ab', 'he lives at [postcode]', 'one without its space'],
    ['the car was AB12 CDE', 'the car was [number]', 'the number of a car'],
    ['from 8.8.8.8', 'from [number]', 'the address of a machine'],
    ['from 2001:db8:85a3::8a2e:370:7334', 'from [number]', 'the long address of a machine'],
    ['from 2001:DB8:85a3:0:0:8a2e:370:7334 now', 'from [number] now', 'the whole of one'],
    ['from fe80::1 or ::1', 'from [number] or [number]', 'short ones'],
    ['from ::ffff:8.8.8.8', 'from [number]', 'one of both kinds'],
    ['from 00:1a:2b:3c:4d:5e', 'from [number]', 'the number of a network card'],
    ['key sk_live_4eC39HqLyjWDarjtT1zdp7dc', 'key [number]', 'a key'],
    ['token MTIzNDU2Nzg5MDEy.GabcDE.abcdefghijklmnopqrstuvwxyz0', 'token [number]', 'a token'],
  ])('%s → %s: %s', (question, kept) => {
    expect(redactPersonalData(question)).toBe(kept);
  });
});

describe('Text without personal data is kept', () => {
  test.each([
    'were 4,000 calls answered in 2024?',
    'did they enter at 2pm or at 14:00 on Friday',
    'was it between 10:00 and 14:30',
    'was it at 10:00:30, or at 9:15',
    'was he shot in 2024? 12 people say so',
    'lol 2024 was ill: I saw 10 or 20',
    'did std::string or :: break it',
    'who is the P.C. that shot, e.g. his name',
    'is he 18 or 21',
    'did it happen in E17 at 9am',
    'what did they say at the door',
    'how many shots: 1, 2 or 3?',
    'wer hat geschossen, und warum?',
    'что случилось',
  ])('%s', (question) => {
    expect(redactPersonalData(question)).toBe(question);
  });
});

test('A stored question is one line without control characters', () => {
  expect(redactPersonalData('  what\n\n happened\t\u0000there \u202e')).toBe('what happened there');
});

test.each(['', '   ', '???', '<@123456789012345678>', 'https://example.com', '07700 900123', '\u200b'])(
  'Nothing is left of “%s”',
  (question) => {
    expect(redactPersonalData(question)).toBe('');
  },
);

test('A long question is truncated after a whole word', () => {
  const kept = redactPersonalData('police '.repeat(200));
  expect(kept.length).toBeLessThanOrEqual(300);
  expect(kept).toMatch(/^(police )+police…$/);
});

test('An address at the truncation limit is removed completely', () => {
  expect(
    redactPersonalData(`${'https://a.example/'.repeat(54)}x ${'y'.repeat(20)} john.smith@example.com`),
  ).not.toContain('john');
});

const piece = fc.oneof(
  fc.string({ maxLength: 12, unit: 'binary' }),
  fc.constantFrom(
    'john@example.com',
    '07700 900123',
    '@john',
    'https://x.example/y',
    '12345',
    '(',
    ')',
    '[at]',
    'dot',
    'at',
    'gmail',
  ),
  fc.constantFrom('o', 'l', 'O', '::', ':', ';', ',', '"', 'one', '2001:db8'),
  fc.constantFrom(' ', '.', '-', '@', '#1234', '+44', '<@', '>', '…', '½', '①', '٣', '\u200b', '/', 'www.'),
  fc.nat().map(String),
);

test('No stored text contains an at sign, or five digits without a letter between them', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const kept = redactPersonalData(pieces.join(''));
      expect(kept).not.toMatch(/[@＠]/);
      expect(kept).not.toMatch(/\p{N}(?:[^\p{L}\p{N}?!:]{0,3}\p{N}){4}/u);
      expect(kept.length).toBeLessThanOrEqual(300);
      expect(kept.isWellFormed()).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test('No stored text contains the word before an at sign', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), fc.array(piece, { maxLength: 6 }), (before, after) => {
      expect(redactPersonalData(`${before.join('')} john.smith@${after.join('')}`)).not.toMatch(/john\.smith/);
    }),
    { numRuns: 2000 },
  );
});

test('Redaction is fast for any text', () => {
  for (const part of [
    '" ',
    '"a"',
    'a dot ',
    'a dot b at c ',
    '0:',
    '::',
    'o0',
    'l ',
    'ab:',
    '1;',
    '1 one ',
    'gmail at ',
    'a.',
  ])
    redactPersonalData(part.repeat(4000));
  for (const part of ['a.', 'a@', 'a at ', '1 ', 'one ', '(at)', '<@', 'a-']) redactPersonalData(part.repeat(4000));
});

test('A text that grows when it is normalized is stored up to the limit only', () => {
  expect(redactPersonalData('\ufdfa '.repeat(2000)).length).toBeLessThanOrEqual(300);
});
