/** A browser that cannot encrypt. */
export const zh = {
  title: '这个浏览器太旧，没法加密',
  why: '你写的要先加密才能存、才能发。这个浏览器做不到，所以先不让你写，免得白写一遍。',
  how: '可以这样做',
  update: '把微信、浏览器更新到新版本，再扫一次。苹果手机要在“设置”里更新系统。',
  other: '换一个浏览器，或者换一部手机扫这个码。',
  complaints: (how: string) => `主办单位的投诉建议渠道：${how}`,
}
