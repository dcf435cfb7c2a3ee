import { expect, test } from 'vitest';
import { picture } from '../src/picture.ts';
import { reportChart } from '../src/rendering/report-chart.ts';

const svg = (inside: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="50" font-family="Atkinson Hyperlegible">${inside}</svg>`;
const words = (text: string, more = '') => svg(`<text x="5" y="30" font-size="20"${more}>${text}</text>`);

/** Width and height of a PNG, from its header. */
function sizeOf(png: Uint8Array): readonly [number, number] {
  const header = Buffer.from(png);
  return [header.readUInt32BE(16), header.readUInt32BE(20)];
}

test('a picture is a PNG with two dots where the drawing has one', async () => {
  const png = await picture(reportChart({ days: 1, perDay: [] }));
  expect(Buffer.from(png.subarray(1, 4)).toString()).toBe('PNG');
  expect(sizeOf(png)).toEqual([1600, 880]);
});

test('words show, plain and bold, whatever fonts the machine has', async () => {
  const [empty, plain, bold] = await Promise.all([
    picture(svg('')),
    picture(words('Answered 12')),
    picture(words('Answered 12', ' font-weight="700"')),
  ]);
  expect(plain.length).toBeGreaterThan(empty.length + 500);
  expect(Buffer.compare(plain, bold)).not.toBe(0);
});

test('what is no drawing is refused, and the next one is drawn', async () => {
  await expect(picture('no drawing')).rejects.toThrow();
  expect(sizeOf(await picture(svg('')))).toEqual([400, 100]);
});
