import './polyfills.ts'
import './app.css'
import { createPinia } from 'pinia'
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
  createApp(App).use(createPinia()).mount('#app')
}

void start()
