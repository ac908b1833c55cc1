import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import sharp from 'sharp'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

/** Grey or coloured points of a picture, four bytes each: red, green, blue, opacity. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray<ArrayBuffer>
}

/** What office printers do at least; sheets are judged by it. */
const DPI = 150

const { resolve } = createRequire(import.meta.url)
const wasm = readFileSync(resolve('zxing-wasm/reader/zxing_reader.wasm'))
prepareZXingModule({ overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.length) } })

const library = PDFiumLibrary.init()

const pictureOf = (width: number, height: number, bytes: Uint8Array): Picture => ({
  width,
  height,
  data: new Uint8ClampedArray(bytes),
})

/** One page of a PDF as a printer sees it, and the text one finds by searching it. */
export interface ReadPage {
  readonly text: string
  picture(): Promise<Picture>
}

/** Every page of a PDF, one after another; `to` and `from` choose some, from 0. */
export async function* pagesOfPdf(pdf: Uint8Array, from = 0, to = Number.POSITIVE_INFINITY): AsyncGenerator<ReadPage> {
  const document = await (await library).loadDocument(pdf)
  try {
    for (let index = from; index < Math.min(to, document.getPageCount()); index++) {
      const page = document.getPage(index)
      yield {
        text: page.getText(),
        async picture() {
          const { width, height, data } = await page.render({ scale: DPI / 72, render: async ({ data }) => data })
          return pictureOf(width, height, data)
        },
      }
    }
  } finally {
    document.destroy()
  }
}

/** An SVG file as pixels, at the resolution of {@link DPI}. */
export async function pictureOfSvg(svg: string): Promise<Picture> {
  const { data, info } = await sharp(Buffer.from(svg), { density: DPI })
    .flatten({ background: '#ffffff' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return pictureOf(info.width, info.height, data)
}

/** Texts of all codes of a picture, as a decoder reads them that nobody here wrote. */
export async function decoded(picture: Picture): Promise<string[]> {
  const image = { ...picture, colorSpace: 'srgb' as const }
  const found = await readBarcodes(image as ImageData, { formats: ['QRCode'], tryHarder: true })
  return found.filter(({ isValid }) => isValid).map(({ text }) => text)
}
