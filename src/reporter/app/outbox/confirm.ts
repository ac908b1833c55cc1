import { showConfirmDialog } from 'vant/es/dialog'
import 'vant/es/style/base.css'
import 'vant/es/overlay/index.css'
import 'vant/es/popup/index.css'
import 'vant/es/loading/index.css'
import 'vant/es/button/index.css'
import 'vant/es/dialog/index.css'
import '../../form/sheet.css'

/** Asks before something is gone for good. */
export async function confirmed(message: string, yes: string, no: string): Promise<boolean> {
  try {
    await showConfirmDialog({ message, confirmButtonText: yes, cancelButtonText: no })
    return true
  } catch {
    return false
  }
}
