import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

const { resolve } = createRequire(import.meta.url);

/** The fonts of the chart, because the machine may have none. Atkinson Hyperlegible is legible at small sizes. */
const fontFiles = ['400Regular/AtkinsonHyperlegible_400Regular.ttf', '700Bold/AtkinsonHyperlegible_700Bold.ttf'].map(
  (name) => `@expo-google-fonts/atkinson-hyperlegible/${name}`,
);

/** For high-density screens. */
const scale = 2;

let loadedFonts: Promise<readonly Uint8Array[]> | undefined;

/** Converts SVG to PNG in about 0.1 s. Rejects invalid SVG. */
export async function svgToPng(svg: string): Promise<Uint8Array> {
  loadedFonts ??= loadFonts();
  const drawing = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: scale },
    font: { fontBuffers: [...(await loadedFonts)], defaultFontFamily: 'Atkinson Hyperlegible' },
  });
  try {
    return drawing.render().asPng();
  } finally {
    drawing.free();
  }
}

/** Called for the first picture only, because most days need none. */
async function loadFonts(): Promise<readonly Uint8Array[]> {
  await initWasm(await readFile(resolve('@resvg/resvg-wasm/index_bg.wasm')));
  return Promise.all(fontFiles.map((font) => readFile(resolve(font))));
}
