import { onBeforeUnmount, onMounted, type ShallowRef } from 'vue'

/** A dialog that is open as long as its component is there. Closing it, not merely removing it, gives the focus back to where it was. */
export function openAsModal(dialog: Readonly<ShallowRef<HTMLDialogElement | null>>): void {
  onMounted(() => dialog.value?.showModal())
  onBeforeUnmount(() => dialog.value?.close())
}
