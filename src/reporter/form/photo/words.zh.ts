/** Photos. */
export const zh = {
  open: '加照片',
  optional: '不加也行',
  warning: {
    burden: '别拍红头文件、带“密”字的东西、工作群截图，别拍到人脸。要拍也先把名字涂掉。',
    grid: '只拍坏了的地方就行。别拍到人脸、车牌、门牌，拍到了可以涂掉。',
  },
  stripped: '照片会先在手机上缩小，位置、时间、手机型号都会去掉，再加密。',
  take: '拍一张',
  choose: '从相册选',
  working: '正在处理照片…',
  enough: (most: number) => `最多${most}张，够了。`,
  alt: (number: number) => `第${number}张照片`,
  blur: '涂掉',
  remove: '删掉',
  blurHow: '用手指在要遮住的地方涂一涂。',
  blurAll: '全部涂掉',
  blurAgain: '重新涂',
  blurDone: '涂好了',
  cancel: '不涂了',
  fault: {
    'not-a-picture': '这个文件不是照片，换一张试试。',
    heic: '这是HEIC格式，这个浏览器打不开。可以先给照片截个图，再选截图。',
    'cannot-open': '这张照片打不开，可能没存好。换一张，或者截个图再选。',
    empty: '这个文件是空的，换一张试试。',
  },
}
