/** Whether this browser has what the seal is made with (Chrome 67, Safari 14.1). Asked before anybody fills a form in vain. */
export const canSeal = (): boolean => typeof BigInt === 'function' && typeof TransformStream === 'function'
