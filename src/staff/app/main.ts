import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { hideToken } from '../login/invitation-token.ts'
import App from './App.vue'
import { router } from './router.ts'
import './staff.css'

hideToken()
createApp(App).use(createPinia()).use(router).mount('#app')
