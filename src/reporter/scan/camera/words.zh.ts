import type { Scanned } from '../../../ui/scan/scanned-code.ts'
import type { ScanWords } from '../../../ui/scan/types.ts'

/** Scanning inside the app. */
export const zh: ScanWords & { readonly notOpened: Readonly<Record<Exclude<Scanned['name'], 'code'>, string>> } = {
  camera: '相机画面',
  starting: '正在打开相机…问要不要用相机时，请点“允许”。',
  looking: '对准墙上的码，不用按。',
  fault: {
    insecure: '这里不能用相机。拍一张码，或者把码下面的字打进来，一样能打开。',
    missing: '没有找到相机。选一张码的照片，或者把码下面的字打进来，一样能打开。',
    refused: '没让用相机，没关系。拍一张码，或者把码下面的字打进来，一样能打开。',
    busy: '相机正被别的软件用着。关掉它再试，或者用下面两个办法。',
    reader: '这部手机在这里认不出码。请用微信“扫一扫”，或者把码下面的字打进来。',
  },
  again: '再试一次',
  torchOn: '开灯',
  torchOff: '关灯',
  picture: '用照片',
  take: '拍一张',
  choose: '从相册选',
  reading: '正在照片里找码…',
  pictureFault: {
    'no-code': '照片里没找到码。离近一点、拍正一点，再来一张。',
    'cannot-open': '这张照片打不开。换一张，或者截个图再选。',
  },
  notOpened: {
    foreign: '这不是减负码，没有打开。',
    mistyped: '这个码里有一个字不对，没有打开。再扫一次；还是这样，就可能是假的。',
  },
}
