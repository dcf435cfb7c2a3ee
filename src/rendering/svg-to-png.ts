import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

const { resolve } = createRequire(import.meta.url);

/** The fonts that a picture may use, since the machine may have none: Atkinson Hyperlegible, made to be told apart at any size. */
const fontFiles = ['400Regular/AtkinsonHyperlegible_400Regular.ttf', '700Bold/AtkinsonHyperlegible_700Bold.ttf'].map(
  (name) => `@expo-google-fonts/atkinson-hyperlegible/${name}`,
);

/** Screens have two dots and more where the picture has one. */
const scale = 2;

let loadedFonts: Promise<readonly Uint8Array[]> | undefined;

/** Draws an SVG as PNG; takes some 0.1 s. Rejects where it is no SVG. */
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

/** Loaded with the first picture: most days nobody asks for one. */
async function loadFonts(): Promise<readonly Uint8Array[]> {
  await initWasm(await readFile(resolve('@resvg/resvg-wasm/index_bg.wasm')));
  return Promise.all(fontFiles.map((font) => readFile(resolve(font))));
}
