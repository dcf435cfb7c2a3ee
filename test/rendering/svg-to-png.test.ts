import { expect, test } from 'vitest';
import { renderReportChart } from '../../src/rendering/report-chart.ts';
import { svgToPng } from '../../src/rendering/svg-to-png.ts';

const svg = (inside: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="50" font-family="Atkinson Hyperlegible">${inside}</svg>`;
const words = (text: string, more = '') => svg(`<text x="5" y="30" font-size="20"${more}>${text}</text>`);

/** Width and height of a PNG, from its header. */
function sizeOf(png: Uint8Array): readonly [number, number] {
  const header = Buffer.from(png);
  return [header.readUInt32BE(16), header.readUInt32BE(20)];
}

test('A chart becomes a PNG with twice its size in pixels', async () => {
  const png = await svgToPng(renderReportChart({ days: 1, dailyCounts: [] }));
  expect(Buffer.from(png.subarray(1, 4)).toString()).toBe('PNG');
  expect(sizeOf(png)).toEqual([1600, 880]);
});

test('Text is drawn, regular and bold, with any fonts of the machine', async () => {
  const [empty, plain, bold] = await Promise.all([
    svgToPng(svg('')),
    svgToPng(words('Answered 12')),
    svgToPng(words('Answered 12', ' font-weight="700"')),
  ]);
  expect(plain.length).toBeGreaterThan(empty.length + 500);
  expect(Buffer.compare(plain, bold)).not.toBe(0);
});

test('An invalid drawing is refused, and the next one is drawn', async () => {
  await expect(svgToPng('no drawing')).rejects.toThrow();
  expect(sizeOf(await svgToPng(svg('')))).toEqual([400, 100]);
});
