import './polyfills.ts'
import './app.css'
import { createApp } from 'vue'
import App from './App.vue'
import { restoreElder } from './elder.ts'
import { preferredLanguage, setLanguage } from './language.ts'
import { followLocation } from './location.ts'

async function start(): Promise<void> {
  followLocation()
  restoreElder()
  const language = preferredLanguage()
  if (language !== 'zh') await setLanguage(language)
  createApp(App).mount('#app')
}

void start()
