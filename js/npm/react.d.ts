// React from version 18 looks for elements in a namespace of its own: import 'suanpan/react' once.
import type { InMarkup } from './element.js';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'suanpan-calculator': InMarkup;
    }
  }
}
