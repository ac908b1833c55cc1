import '../../ui/polyfills.ts'
import './app.css'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { preferredLanguage, setLanguage } from './language.ts'
import { useElder } from './use-elder.ts'
import { useLocation } from './use-location.ts'

async function start(): Promise<void> {
  const app = createApp(App).use(createPinia())
  useLocation().follow()
  useElder().restore()
  const language = preferredLanguage()
  if (language !== 'zh') await setLanguage(language)
  app.mount('#app')
}

void start()
