import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Upload, VisibleMessage } from '../../src/emulator/emulator.ts';
import { createScratchFolder, sampleFact } from './sample-knowledge.ts';
import { sampleText } from './sample-text.ts';
import { labelsOf, replyOf, visibleTextOf } from './start-bot.ts';
import { sampleTextWith, sampleUpload, startUploadBot, type UploadTestBot } from './start-upload-bot.ts';

const refused = 'Refused: the active version stays unchanged.';
const mib = 1024 * 1024;

/** Uploads a file while another user asks, and expects that nothing has changed and that nobody else sees it. */
async function expectRefused(bot: UploadTestBot, file: Upload, reasons: readonly string[]): Promise<VisibleMessage> {
  const before = await bot.visibleState();
  const seen = bot.ann.messages().length;
  const [report, answer] = await Promise.all([bot.upload(file), bot.ann.runCommand('when-entered')]);
  const words = visibleTextOf(report);
  expect(words).toContain(refused);
  for (const reason of reasons) expect(words).toContain(reason);
  expect(report).toMatchObject({ isEphemeral: true, components: [] });
  expect(visibleTextOf(replyOf(answer))).toContain(sampleFact('when-entered').answer);
  expect(bot.ann.messages()).toHaveLength(seen + 1);
  expect(await bot.visibleState()).toEqual(before);
  return report;
}

/** Each alias repeats the previous one ten times. */
const yamlBomb = [
  'a: &a0 [lol, lol]',
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((at) => `a${at}: &a${at} [${`*a${at - 1}, `.repeat(10)}]`),
].join('\n');

/** The maximum number of facts in a file, each with several problems. */
const manyProblems = sampleTextWith(
  '\nfacts:\n',
  `\nfacts:\n${Array.from(
    { length: 450 },
    (_, at) =>
      `  - {id: F ${at}, question: Q?, answer: 7 dogs, status: so, said-by: me, quotes: [Nobody said ${at}.], topics: [A b]}`,
  ).join('\n')}\n`,
);

describe('A hostile upload is refused privately with its reason, and nothing changes', () => {
  test.for<readonly [title: string, file: Upload, ...reasons: string[]]>([
    ['a bomb of aliases', sampleUpload(yamlBomb), 'facts.yaml:1:4', 'YAML anchors (&name) are not allowed'],
    [
      'keys of an older format',
      sampleUpload(sampleText.replaceAll('    paraphrases:', '    asked:')),
      '“asked” is now called “paraphrases”; rename it here and in ',
    ],
    ['10 MB', sampleUpload('x'.repeat(10 * mib)), 'larger than 512 KB'],
    ['10 MB that are declared as 100 bytes', sampleUpload('x'.repeat(10 * mib), { size: 100 }), 'larger than 512 KB'],
    ['slightly more than 512 KB', sampleUpload(`${sampleText}#${'x'.repeat(512 * 1024)}`), 'larger than 512 KB'],
    ['UTF-16', sampleUpload(Buffer.from(`\ufeff${sampleText}`, 'utf16le')), 'The file is not UTF-8 text.'],
    [
      'a name that ends in .exe',
      { name: 'facts.yaml.exe', data: sampleText },
      'with a name that ends in .yaml or .yml',
    ],
    ['a name without an extension', { name: 'facts', data: sampleText }, 'with a name that ends in .yaml or .yml'],
    [
      'a name with a mention and a link',
      sampleUpload('a', { filename: '@everyone [x](https://evil.example).yaml' }),
      '@everyone',
    ],
  ])('%s', async ([, file, ...reasons]) => {
    await expectRefused(await startUploadBot(), file, reasons);
  });

  test('a file with more problems than fit into the message, with all of them in an attachment', async () => {
    const bot = await startUploadBot();
    const report = await expectRefused(bot, sampleUpload(manyProblems), ['problems.txt']);
    const problems = await (await fetch(report.attachments[0]?.url ?? '')).text();
    expect(visibleTextOf(report)).toMatch(/\d+ problems:/);
    expect(problems.split('\n').length).toBeGreaterThan(1000);
    expect(problems.length).toBeLessThan(mib);
  });
});

test('Of several files that are uploaded at once, one gets a preview, and the others are refused privately', async () => {
  const bot = await startUploadBot();
  const before = await bot.visibleState();
  const files = [1, 2, 3].map((number) => sampleUpload(`${sampleText}# ${number}\n`));
  const replies = await Promise.all(files.map((file) => bot.upload(file)));
  const texts = replies.map(visibleTextOf);
  expect(texts.filter((text) => text.includes('Preview'))).toHaveLength(1);
  expect(texts.filter((text) => text.includes('Another file of this server is being read.'))).toHaveLength(2);
  expect(replies.map(({ isEphemeral }) => isEphemeral)).toEqual([true, true, true]);
  expect(await bot.visibleState()).toEqual(before);
});

describe('A file outside Discord’s CDN is not fetched', () => {
  /** A local server that only the bot could reach, and the requests to it. */
  async function openInside(): Promise<{ readonly origin: string; readonly asked: readonly string[] }> {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end(sampleText);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const address = server.address();
    return { origin: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`, asked };
  }

  test.for<readonly [title: string, url: (inside: string, discord: string) => string]>([
    ['another server of this machine', (inside) => `${inside}/facts.yaml`],
    ['another server under the name of this machine', (inside) => inside.replace('127.0.0.1', 'localhost')],
    ['a name before an @', (inside) => inside.replace('//', '//cdn.discordapp.com@')],
    ['a name that only begins like Discord’s', () => 'https://cdn.discordapp.com.evil.example/facts.yaml'],
    ['Discord without encryption', () => 'http://cdn.discordapp.com/attachments/1/2/facts.yaml'],
    ['Discord’s address at another port', () => 'https://cdn.discordapp.com:8443/facts.yaml'],
    ['a file of this machine', () => 'file:///etc/hostname'],
    ['data', () => `data:text/yaml;base64,${Buffer.from(sampleText).toString('base64')}`],
    ['no address', () => 'facts.yaml'],
    ['an empty one', () => ''],
  ])('%s', async ([, urlOf]) => {
    const inside = await openInside();
    const bot = await startUploadBot();
    const url = urlOf(inside.origin, bot.discord.apiUrl);
    await expectRefused(bot, sampleUpload(sampleText, { url }), ['Only files uploaded to Discord can be used.']);
    expect(inside.asked).toEqual([]);
  });

  test('not even after a redirect from Discord', async () => {
    const inside = await openInside();
    const bot = await startUploadBot();
    const headers = { location: `${inside.origin}/facts.yaml` };
    bot.discord.failNext({ path: /^\/attachments\// }, { status: 302, headers });
    await expectRefused(bot, sampleUpload(), ['The file could not be fetched from Discord']);
    expect(inside.asked).toEqual([]);
  });

  test.for([
    ['is gone', { status: 404 }, 'Discord no longer provides this file.'],
    ['is lost on the way', { connection: 'cut' }, 'The file could not be fetched from Discord'],
  ] as const)('and one that %s is refused with that reason', async ([, fault, reason]) => {
    const bot = await startUploadBot();
    bot.discord.failNext({ path: /^\/attachments\// }, fault);
    await expectRefused(bot, sampleUpload(), [reason]);
  });
});

test('A sixth incident of one server is refused, so that no server fills the memory', async () => {
  const bot = await startUploadBot();
  const incident = (id: string) => sampleUpload(sampleTextWith('id: walthamstow-shooting', `id: ${id}`));
  for (const id of ['one', 'two', 'three', 'four', 'five']) {
    const { id: preview } = await bot.upload(incident(id));
    await (await bot.mo.pressButton(preview, 'Publish')).settled();
  }
  await expectRefused(bot, incident('six'), ['This server already has files of its own for 5 incidents']);
});

describe('An unusual but harmless file', () => {
  test.for<readonly [title: string, file: Upload]>([
    ['UTF-8 with a mark', sampleUpload(`\ufeff${sampleTextWith('around 2pm, after', 'around 2pm,  after')}`)],
    ['lines that end as on Windows', sampleUpload(sampleText.replaceAll('\n', '\r\n'))],
    ['a name in capitals', { name: 'FACTS.YML', data: `${sampleText}\n# A remark.\n` }],
    ['another incident', sampleUpload(sampleTextWith('id: walthamstow-shooting', 'id: elsewhere'))],
  ])('is previewed, and nothing changes before it is published: %s', async ([, file]) => {
    const bot = await startUploadBot();
    const before = await bot.visibleState();
    const preview = await bot.upload(file);
    expect(labelsOf(preview)).toContain('Publish');
    expect(preview.isEphemeral).toBe(true);
    expect(await bot.visibleState()).toEqual(before);
  });
});

describe('A symbolic link in the operator’s folder', () => {
  test.for([
    ['to a good file', 'facts.txt'],
    ['to nothing', 'not-there.yaml'],
    ['to a file of the system', '/etc/hostname'],
  ])('%s is refused with its name, and nothing changes', async ([, target = '']) => {
    const folder = await createScratchFolder();
    const elsewhere = await mkdtemp(join(tmpdir(), 'elsewhere-'));
    onTestFinished(() => rm(elsewhere, { recursive: true }));
    await writeFile(join(elsewhere, 'facts.txt'), sampleText);
    const bot = await startUploadBot({ folder });
    const before = await bot.visibleState();
    await symlink(join(elsewhere, target), join(folder.directory, 'more.yaml'));
    const words = visibleTextOf(await bot.runModeratorCommand('reload'));
    expect(words).toContain(refused);
    expect(words).toContain('more.yaml: This is a symbolic link; put the file itself here.');
    expect(await bot.visibleState()).toEqual(before);
  });
});
