// Vue looks for elements among its components: import 'suanpan/vue' once.
import type { InMarkup } from './element.js';

declare module 'vue' {
  interface GlobalComponents {
    'suanpan-calculator': new () => { $props: InMarkup };
  }
}
