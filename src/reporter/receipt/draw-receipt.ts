const WIDTH = 720
const HEIGHT = 620

/** The code as a picture to press and save: a data URL, because downloads fail inside WeChat. Neither place nor day stand in it. */
export function drawReceipt(code: string, title: string, line: string): string {
  const canvas = document.createElement('canvas')
  canvas.width = WIDTH
  canvas.height = HEIGHT
  const context = canvas.getContext('2d')
  if (!context) return ''
  const write = (text: string, y: number, font: string, colour: string, x = WIDTH / 2) => {
    context.font = font
    context.fillStyle = colour
    context.fillText(text, x, y)
  }
  context.fillStyle = '#fff'
  context.fillRect(0, 0, WIDTH, HEIGHT)
  context.textAlign = 'center'
  write(title, 90, '36px sans-serif', '#55625b')
  const groups = code.match(/.{4}/g) ?? []
  for (const [index, group] of groups.entries()) {
    write(group, 210 + Math.floor(index / 2) * 110, 'bold 84px monospace', '#1b2420', index % 2 ? 530 : 190)
  }
  write(line, 560, '30px sans-serif', '#55625b')
  return canvas.toDataURL('image/png')
}
