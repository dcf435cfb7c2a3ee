import { expect, test } from 'vitest';
import { extractArticle, isHtml } from '../../../src/cli/extract-article.ts';

const page = `<!doctype html><html lang="en"><head><title>Bridge falls | The Example</title>
<meta property="og:site_name" content="The Example"><meta name="author" content="Jo Doe">
<meta property="article:published_time" content="2024-03-05T10:00:00Z"></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Bridge falls</h1>
<p>A bridge has fallen into
   the river in <b>Hull</b>.<br>Nobody was hurt, and the road is closed until Friday at the earliest.</p>
<blockquote><p>“It was the noise that woke me,” said Ann Lee.</p></blockquote>
<p>The bridge was old, and the council had wanted to mend it.</p><script>track()</script></article>
<footer>Copyright</footer></body></html>`;

test('An article is extracted from its page, with a paragraph per block', async () => {
  const { text, ...rest } = await extractArticle(page);
  expect(text.split('\n\n')).toEqual([
    'A bridge has fallen into the river in Hull.',
    'Nobody was hurt, and the road is closed until Friday at the earliest.',
    '“It was the noise that woke me,” said Ann Lee.',
    'The bridge was old, and the council had wanted to mend it.',
  ]);
  expect(rest).toEqual({
    headline: expect.stringContaining('Bridge falls'),
    author: 'Jo Doe',
    publisher: 'The Example',
    published: '2024-03-05T10:00:00Z',
  });
});

test('A page without an article gives all its text', async () => {
  expect((await extractArticle('<p>A bridge fell.</p><p>It was old.')).text).toBe('A bridge fell.\n\nIt was old.');
  expect((await extractArticle('<html><body></body></html>')).text).toBe('');
});

test.each<[title: string, html: string, blocks: string[]]>([
  ['headings', '<h2>What we know</h2><p>It fell.</p>', ['What we know', 'It fell.']],
  ['list items without end tags', '<ul><li>Two hurt<li>Nobody dead</ul>', ['Two hurt', 'Nobody dead']],
  ['nested lists', '<ul><li>Roads<ul><li>A1 closed</li></ul></li></ul>', ['Roads', 'A1 closed']],
  ['table cells', '<table><tr><th>Hurt<td>2<tr><th>Dead<td>0</table>', ['Hurt', '2', 'Dead', '0']],
  [
    'captions',
    '<figure><img src="a.png"><figcaption>The bridge</figcaption></figure><p>It fell.',
    ['The bridge', 'It fell.'],
  ],
  ['text beside a paragraph', '<div>14:05 <p>It fell.</p> More soon</div>', ['14:05', 'It fell.', 'More soon']],
  [
    'block quotations',
    '<p>The mayor wrote:</p><blockquote>It is safe</blockquote>',
    ['The mayor wrote:', 'It is safe'],
  ],
  ['definitions', '<dl><dt>Road<dd>closed</dl>', ['Road', 'closed']],
  ['line breaks', 'One<br>Two<br/>Three', ['One', 'Two', 'Three']],
  ['inline markup', '<p>A <b>big</b> <a href="/">bridge</a> <em>fell</em>.</p>', ['A big bridge fell.']],
  ['scripts and styles', '<p>It fell.</p><script>x</script><style>y</style>', ['It fell.']],
])('Blocks stay apart: %s', async (_, html, blocks) => {
  const { text } = await extractArticle(html);
  expect(text.split('\n\n')).toEqual(blocks);
});

test.each<[boolean, string, string | undefined]>([
  [true, '<!DOCTYPE html><p>x', undefined],
  [true, '\n <p>x', undefined],
  [true, 'anything', 'page.HTM'],
  [false, '<3 is a heart', undefined],
  [false, 'A bridge fell.', 'page.txt'],
])('isHtml is %s for “%s”', (is, text, file) => {
  expect(isHtml(text, file)).toBe(is);
});
